/// Colours, fonts and icons.
@NullMarked
package app.maru.ui.look;

import org.jspecify.annotations.NullMarked;
