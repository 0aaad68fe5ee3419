/// Small pieces that several screens show.
@NullMarked
package app.maru.ui.control;

import org.jspecify.annotations.NullMarked;
