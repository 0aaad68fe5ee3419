package app.maru.ui.conversation;

import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Says that messages could not be read, where an empty conversation would say that there are none.
final class FailedBar extends HBox {
  FailedBar(ConversationViewModel model) {
    getStyleClass().add("failed-bar");
    Label words = Pieces.paragraph(model.texts().get("conversation.unreadable"), "failed-words");
    words.setGraphic(Icon.PROBLEM.node("composer-problem-icon"));
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren()
        .addAll(words, Pieces.button(model.texts().get("trouble.retry"), "quiet", model::retry));
    model.unreadable().subscribe(failed -> Pieces.present(this, failed));
  }
}
