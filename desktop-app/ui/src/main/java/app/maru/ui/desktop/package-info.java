/// Which way of drawing attention the system around the window has.
@NullMarked
package app.maru.ui.desktop;

import org.jspecify.annotations.NullMarked;
