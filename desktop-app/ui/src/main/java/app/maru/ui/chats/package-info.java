/// The list on the left: conversations and people nearby.
@NullMarked
package app.maru.ui.chats;

import org.jspecify.annotations.NullMarked;
