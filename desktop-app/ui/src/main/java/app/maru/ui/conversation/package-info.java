/// One conversation: its messages and the place to write.
@NullMarked
package app.maru.ui.conversation;

import org.jspecify.annotations.NullMarked;
