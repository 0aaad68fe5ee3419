package app.maru.ui.attention;

import app.maru.messaging.ConversationId;
import java.util.Optional;
import java.util.function.Consumer;

/// Shows notifications the way the system does. No call waits; where the system has no such thing,
/// nothing happens.
public interface Notifier extends AutoCloseable {
  /// Where nothing can be shown.
  Notifier NONE =
      new Notifier() {
        @Override
        public void clicked(Consumer<Optional<ConversationId>> told) {}

        @Override
        public void show(Notification notification) {}

        @Override
        public void withdraw(Optional<ConversationId> about) {}

        @Override
        public void close() {}
      };

  /// Has `told` told what a notification is about when it is clicked, on any thread.
  void clicked(Consumer<Optional<ConversationId>> told);

  /// Shows something.
  void show(Notification notification);

  /// Takes what is shown about this away, if it still is.
  void withdraw(Optional<ConversationId> about);

  /// Takes everything away.
  @Override
  void close();
}
