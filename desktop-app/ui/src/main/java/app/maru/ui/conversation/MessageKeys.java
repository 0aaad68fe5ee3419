package app.maru.ui.conversation;

import app.maru.messaging.Message;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/// What keys do with the focused message, or with those chosen.
final class MessageKeys {
  private final DeedsViewModel deeds;
  private final MessageMenu menu;
  private final Runnable newest;

  /// @param newest goes to the last message
  MessageKeys(DeedsViewModel deeds, MessageMenu menu, Runnable newest) {
    this.deeds = deeds;
    this.menu = menu;
    this.newest = newest;
  }

  /// Does what a key means for the message that has the focus.
  ///
  /// @return whether the key did something
  boolean pressed(KeyEvent event, Optional<MessageCell> focused) {
    Optional<MessageKey> key = MessageKey.of(event);
    if (key.isEmpty()) {
      return false;
    }
    return switch (key.get()) {
      case NEWEST -> {
        newest.run();
        yield true;
      }
      case LEAVE -> deeds.leave();
      case ACT -> focused.isPresent() && focused.get().act();
      case COPY, WORDS, DELETE, CHOOSE, MENU ->
          focused.isPresent() && meant(key.get(), focused.get());
    };
  }

  private boolean meant(MessageKey key, MessageCell cell) {
    Message message = cell.message().orElseThrow();
    List<Message> chosen = deeds.chosen();
    List<Message> meant = chosen.isEmpty() ? List.of(message) : chosen;
    switch (key) {
      case COPY -> menu.copy(meant);
      case WORDS -> menu.words(message);
      case DELETE -> menu.delete(meant);
      case MENU -> cell.menu();
      case CHOOSE -> {
        if (deeds.choosing().get()) {
          deeds.toggle(message);
        } else {
          deeds.choose(message);
        }
      }
      case ACT, NEWEST, LEAVE -> throw new IllegalArgumentException(key.name());
    }
    return true;
  }
}
