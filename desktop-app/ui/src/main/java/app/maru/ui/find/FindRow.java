package app.maru.ui.find;

import app.maru.crypto.PersonId;
import app.maru.messaging.MessageId;
import app.maru.ui.look.Icon;

/// One line of what was found.
public sealed interface FindRow {

  /// What the lines below are.
  record Heading(String words) implements FindRow {}

  /// A line to choose.
  sealed interface Choice extends FindRow {}

  /// Somebody, or the conversation with them.
  ///
  /// @param person who
  /// @param name what they are called
  /// @param line the same, marked
  /// @param about what else is said of them
  /// @param nearby whether their device is linked now
  /// @param verified whether I made sure who it is
  record Person(
      PersonId person, String name, Marked line, String about, boolean nearby, boolean verified)
      implements Choice {}

  /// A message.
  ///
  /// @param message which
  /// @param person whom it is with
  /// @param name what they are called
  /// @param mine whether I wrote it
  /// @param line what it says around the mark
  /// @param time when
  /// @param verified whether I made sure who they are
  record Said(
      MessageId message,
      PersonId person,
      String name,
      boolean mine,
      Marked line,
      String time,
      boolean verified)
      implements Choice {}

  /// Something to do.
  ///
  /// @param command what
  /// @param line what it is called, marked
  record Act(Command command, Marked line) implements Choice {}

  /// The rest of a group that was cut.
  ///
  /// @param group of what
  /// @param words says how many there are
  record More(Group group, String words) implements Choice {}

  /// What is cut when there is much of it.
  enum Group {
    /// Conversations.
    CHATS,
    /// People without one.
    PEOPLE,
    /// What can be set.
    SETTINGS
  }

  /// Something that can be done from anywhere.
  ///
  /// @param name what it is called
  /// @param hint which keys do it, or where it is, or nothing
  /// @param words by which else it is found
  /// @param icon its sign
  /// @param run does it
  record Command(String name, String hint, String words, Icon icon, Runnable run) {}
}
