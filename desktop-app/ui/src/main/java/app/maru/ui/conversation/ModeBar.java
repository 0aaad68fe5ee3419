package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiLabel;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Markup;
import app.maru.ui.text.Texts;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Above the composer: which message is being answered or edited.
final class ModeBar extends HBox {
  private static final double TITLE_EMOJI = 14;
  private static final double EMOJI = 15;

  private final ConversationViewModel model;
  private final FontIcon icon = Icon.REPLY.node("mode-icon");
  private final EmojiLabel title = new EmojiLabel("quote-name", TITLE_EMOJI);
  private final EmojiLabel text = new EmojiLabel("quote-text", EMOJI);

  ModeBar(ConversationViewModel model) {
    this.model = model;
    getStyleClass().add("mode-bar");
    VBox words = new VBox(title, text);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    getChildren()
        .addAll(
            icon,
            words,
            Pieces.iconButton(
                Icon.CLOSE,
                model.texts().get("mode.leave"),
                "mode-leave",
                () -> model.composer().leave()));
    model.composer().answered().subscribe(_ -> show());
    model.composer().edited().subscribe(_ -> show());
  }

  private void show() {
    Texts texts = model.texts();
    Optional<Message> answered = model.composer().answered().get();
    Optional<Message> edited = model.composer().edited().get();
    Pieces.present(this, answered.isPresent() || edited.isPresent());
    edited.ifPresent(message -> {
      Icon.EDIT.show(icon);
      title.show(texts.get("mode.edit"));
      text.show(Markup.preview(message.text()));
    });
    answered.ifPresent(message -> {
      Icon.REPLY.show(icon);
      title.show(
          texts.get("mode.reply", message.mine() ? texts.get("quote.me") : model.title().get()));
      text.show(Markup.preview(message.text()));
    });
  }
}
