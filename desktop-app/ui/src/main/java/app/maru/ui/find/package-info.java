/// Looking for people, chats, messages and commands.
@NullMarked
package app.maru.ui.find;

import org.jspecify.annotations.NullMarked;
