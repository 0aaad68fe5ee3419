/// Whether there is a newer Maru, for who wants to know.
@NullMarked
package app.maru.ui.update;

import org.jspecify.annotations.NullMarked;
