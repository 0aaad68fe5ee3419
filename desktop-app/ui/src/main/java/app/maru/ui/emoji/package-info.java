/// Colour emoji on every system: their pictures, their names, fields and sentences that show them,
/// and the card to choose one from.
@NullMarked
package app.maru.ui.emoji;

import org.jspecify.annotations.NullMarked;
