/// What the screen knows: the engine's events folded into observable state, free of any toolkit.
@NullMarked
package app.maru.ui.model;

import org.jspecify.annotations.NullMarked;
