/// When something outside of the window tells that somebody wrote, and what it says.
@NullMarked
package app.maru.ui.attention;

import org.jspecify.annotations.NullMarked;
