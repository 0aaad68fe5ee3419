package app.maru.ui.conversation;

import app.maru.messaging.Message;
import java.time.LocalDate;

/// One line of a conversation on the screen.
public sealed interface Item {

  /// Where the conversation begins.
  record Beginning() implements Item {}

  /// A new day.
  ///
  /// @param day which
  /// @param heading how it is called today
  record Day(LocalDate day, String heading) implements Item {}

  /// From here on I had not seen it when I opened the conversation.
  record Unread() implements Item {}

  /// A message.
  ///
  /// @param message what was said
  /// @param opens whether it is the first of a group by one person
  /// @param closes whether it is the last of its group
  record Bubble(Message message, boolean opens, boolean closes) implements Item {}
}
