package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.messaging.Quote;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;

/// What clicks on parts of messages do.
final class MessageHandling implements BubbleLine.Handling {
  private final ConversationViewModel model;
  private final MessageMenu menu;

  MessageHandling(ConversationViewModel model, MessageMenu menu) {
    this.model = model;
    this.menu = menu;
  }

  @Override
  public void retry(Message message) {
    model.sendAgain(message);
  }

  @Override
  public void feel(Message message, String emoji) {
    model.deeds().feel(message, emoji);
  }

  @Override
  public void jump(Quote quote) {
    CompletableFuture<Void> _ = model.jumpTo(quote.message());
  }

  @Override
  public void follow(String link) {
    menu.follow(link);
  }

  @Override
  public void menu(
      Node bubble, Message message, double screenX, double screenY, Optional<Runnable> unfold) {
    menu.show(bubble, message, screenX, screenY, new MessageMenu.Ways(this::jump, unfold));
  }

  @Override
  public String title() {
    return model.title().get();
  }

  @Override
  public boolean isNotes() {
    return model.isNotes();
  }
}
