package app.maru.ui.conversation;

import app.maru.messaging.MessageId;
import app.maru.messaging.find.Needle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was looked for, and the message it was found in that the reader went to: its words are
/// marked there until the reader goes elsewhere or looks for something else.
final class Sought {
  private final List<Runnable> watchers = new ArrayList<>();
  private Optional<MessageId> found = Optional.empty();
  private Needle needle = Needle.of("");

  /// The reader goes to a message because of what it says.
  void goTo(MessageId message, Needle words) {
    found = Optional.of(message).filter(_ -> !words.isEmpty());
    needle = words;
    watchers.forEach(Runnable::run);
  }

  /// Nothing is looked for any more.
  void forget() {
    if (found.isPresent()) {
      found = Optional.empty();
      watchers.forEach(Runnable::run);
    }
  }

  /// What was looked for, if it is this message the reader went to.
  Optional<Needle> in(MessageId message) {
    return found.filter(message::equals).map(_ -> needle);
  }

  /// Runs `changed` whenever it is another message, or other words.
  void watch(Runnable changed) {
    watchers.add(changed);
  }
}
