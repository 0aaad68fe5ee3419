package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiWords;
import app.maru.ui.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Asks how to delete messages, and says honestly what that does.
final class DeleteCard {
  private static final double WIDTH = 420;

  private final Card card;
  private final Button first;

  DeleteCard(ConversationViewModel model, List<Message> messages, Runnable close) {
    Texts texts = model.texts();
    card =
        new Card(
            texts.get("erase.title", messages.size()), texts.get("settings.close"), WIDTH, close);
    long mine = messages.stream().filter(DeedsViewModel::isMineToChange).count();
    boolean everywhere =
        mine == messages.size() && !model.isNotes() && Banner.mayWrite(model.state().get());
    Button forMe =
        Pieces.button(
            texts.get("erase.here"),
            "quiet",
            () -> {
              close.run();
              model.deeds().remove(messages);
            });
    forMe.getStyleClass().add("delete-here");
    String name = model.title().get();
    String words =
        model.isNotes() ? texts.get("erase.text.notes") : words(texts, name, messages, everywhere);
    card.add(new EmojiWords(words, "card-lead"));
    HBox row = new HBox(forMe);
    row.getStyleClass().add("card-row");
    first = forMe;
    if (everywhere) {
      Button forAll =
          Pieces.button(
              texts.get("erase.everywhere"),
              "danger",
              () -> {
                close.run();
                model.deeds().retract(messages);
              });
      forAll.getStyleClass().add("delete-everywhere");
      row.getChildren().add(forAll);
    }
    card.add(row);
  }

  /// What deleting does: removing a message that waits also keeps it from being sent.
  static String words(Texts texts, String name, List<Message> messages, boolean everywhere) {
    long waiting = messages.stream().filter(DeedsViewModel::isWaiting).count();
    if (waiting == messages.size()) {
      String unsent = texts.get("erase.waiting", waiting);
      return everywhere ? unsent + " " + texts.get("erase.waiting.everyone", name) : unsent;
    }
    String words = everywhere ? texts.get("erase.text.mine", name) : texts.get("erase.text", name);
    return waiting == 0 ? words : words + " " + texts.get("erase.waiting.some");
  }

  Region card() {
    return card;
  }

  Node first() {
    return first;
  }
}
