package app.maru.ui.chats;

import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Chooses which part of the list is shown.
final class PartBar extends HBox {

  PartBar(ChatsViewModel model) {
    getStyleClass().addAll("segments", "parts");
    ToggleGroup group = new ToggleGroup();
    for (ChatRow.Part part : ChatRow.Part.values()) {
      ToggleButton button = new ToggleButton(words(part, model.texts()));
      button.getStyleClass().add("segment");
      button.setId("part-" + part);
      button.setToggleGroup(group);
      button.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setOnAction(_ -> {
        button.setSelected(true);
        model.part().set(part);
      });
      model.part().subscribe(now -> button.setSelected(now == part));
      getChildren().add(button);
    }
    model.parts().subscribe(any -> Pieces.present(this, any));
  }

  private static String words(ChatRow.Part part, Texts texts) {
    return switch (part) {
      case ALL -> texts.get("chats.part.all");
      case UNREAD -> texts.get("chats.part.unread");
      case ARCHIVED -> texts.get("chats.part.archived");
    };
  }
}
