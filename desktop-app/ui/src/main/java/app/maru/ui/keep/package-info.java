/// How a conversation is kept: its menu, and the card that deletes it.
@NullMarked
package app.maru.ui.keep;

import org.jspecify.annotations.NullMarked;
