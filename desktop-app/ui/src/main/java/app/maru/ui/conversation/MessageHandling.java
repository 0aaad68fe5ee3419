package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Quote;
import java.util.function.Consumer;
import javafx.scene.Node;

/// What clicks on parts of messages do.
final class MessageHandling implements BubbleLine.Handling {
  private final ConversationViewModel model;
  private final MessageMenu menu;
  private final Consumer<MessageId> find;

  /// @param find shows a message that is loaded
  MessageHandling(ConversationViewModel model, MessageMenu menu, Consumer<MessageId> find) {
    this.model = model;
    this.menu = menu;
    this.find = find;
  }

  @Override
  public void retry(Message message) {
    model.composer().leave();
    model.composer().text().set(message.text());
    model.send();
  }

  @Override
  public void feel(Message message, String emoji) {
    model.deeds().feel(message, emoji);
  }

  @Override
  public void jump(Quote quote) {
    var _ =
        model
            .deeds()
            .reach(quote.message())
            .thenAccept(there -> {
              if (there) {
                find.accept(quote.message());
              }
            });
  }

  @Override
  public void follow(String link) {
    menu.follow(link);
  }

  @Override
  public void menu(Node bubble, Message message, double screenX, double screenY) {
    menu.show(bubble, message, screenX, screenY, this::jump);
  }

  @Override
  public String title() {
    return model.title().get();
  }
}
