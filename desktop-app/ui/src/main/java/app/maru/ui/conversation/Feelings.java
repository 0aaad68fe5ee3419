package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.messaging.Reaction;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.Emoji;
import app.maru.ui.emoji.EmojiPicture;
import app.maru.ui.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// What people feel about a message: each emoji once, with how many feel it. A click adds mine or
/// takes it away.
final class Feelings extends HBox {
  private static final double SIZE = 16;
  private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");

  private final Texts texts;
  private final BiConsumer<Message, String> feel;

  Feelings(Texts texts, BiConsumer<Message, String> feel) {
    this.texts = texts;
    this.feel = feel;
    getStyleClass().add("feelings");
  }

  /// Whether anybody feels anything about it.
  static boolean any(Message message) {
    return message.traits().reactions().stream().anyMatch(reaction -> !reaction.emoji().isEmpty());
  }

  void show(Message message) {
    getChildren().clear();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Reaction reaction : message.traits().reactions()) {
      reaction.emoji().forEach(emoji -> counts.merge(emoji, 1, Integer::sum));
    }
    counts.forEach((emoji, count) -> getChildren().add(chip(message, emoji, count)));
  }

  private Button chip(Message message, String emoji, int count) {
    boolean mine = DeedsViewModel.feelings(message).contains(emoji);
    Button chip = new Button(count > 1 ? Integer.toString(count) : "");
    Emoji.all()
        .find(emoji)
        .ifPresentOrElse(
            sign -> chip.setGraphic(new EmojiPicture(sign, SIZE)),
            () -> chip.setText((Spoken.feeling(emoji) + " " + chip.getText()).strip()));
    chip.getStyleClass().add("feeling");
    chip.pseudoClassStateChanged(MINE, mine);
    chip.setFocusTraversable(false);
    String name =
        Emoji.all()
            .find(emoji)
            .map(sign -> sign.name(texts.locale()))
            .orElse(Spoken.feeling(emoji));
    chip.setAccessibleText(texts.get(mine ? "feeling.mine" : "feeling.theirs", name, count));
    chip.setTooltip(Pieces.tooltip(name));
    chip.setOnAction(_ -> feel.accept(message, emoji));
    return chip;
  }
}
