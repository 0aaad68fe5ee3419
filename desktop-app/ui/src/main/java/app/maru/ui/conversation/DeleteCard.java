package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
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
    card.add(Pieces.paragraph(words(model, everywhere), "card-lead"));
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

  private static String words(ConversationViewModel model, boolean everywhere) {
    Texts texts = model.texts();
    if (model.isNotes()) {
      return texts.get("erase.text.notes");
    }
    String name = model.title().get();
    return everywhere ? texts.get("erase.text.mine", name) : texts.get("erase.text", name);
  }

  Region card() {
    return card;
  }

  Node first() {
    return first;
  }
}
