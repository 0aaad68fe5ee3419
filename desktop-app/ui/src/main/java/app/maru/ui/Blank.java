package app.maru.ui;

import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What stands in the conversation's place while none is open.
final class Blank {
  private Blank() {}

  static Node of(Texts texts) {
    VBox box =
        new VBox(
            new StackPane(Icon.TALK.node("nothing-icon")),
            Pieces.label(texts.get("conversation.none.title"), "nothing-title"),
            Pieces.label(texts.get("conversation.none.text"), "nothing-text"));
    box.getChildren().getFirst().getStyleClass().add("nothing-disc");
    var note = Pieces.label(texts.get("conversation.none.note"), "nothing-note");
    note.setGraphic(Icon.LOCK.node("nothing-note-icon"));
    box.getChildren().add(note);
    box.getStyleClass().add("nothing");
    return box;
  }
}
