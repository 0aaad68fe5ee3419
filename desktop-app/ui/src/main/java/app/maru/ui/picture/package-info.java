/// Pictures from outside: read within bounds, codes in them found; codes drawn.
@NullMarked
package app.maru.ui.picture;

import org.jspecify.annotations.NullMarked;
