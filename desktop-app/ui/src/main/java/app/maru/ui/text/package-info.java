/// Every word on the screen, in each language, and how times, names and foreign text are written.
@NullMarked
package app.maru.ui.text;

import org.jspecify.annotations.NullMarked;
