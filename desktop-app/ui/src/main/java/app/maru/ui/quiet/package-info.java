/// Wanting not to be disturbed.
@NullMarked
package app.maru.ui.quiet;

import org.jspecify.annotations.NullMarked;
