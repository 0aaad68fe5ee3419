package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// What can be done with the chosen messages; shown in place of the header while there are any.
final class ChoosingBar extends HBox {

  ChoosingBar(ConversationViewModel model, MessageMenu menu) {
    DeedsViewModel deeds = model.deeds();
    Texts texts = model.texts();
    getStyleClass().addAll("header", "choosing-bar");
    Label count = Pieces.label("", "header-title");
    deeds.count().subscribe(now -> count.setText(texts.get("choosing.count", now.intValue())));
    Button leave =
        Pieces.iconButton(Icon.CLOSE, texts.get("choosing.leave"), "choosing-leave", deeds::leave);
    Button copy =
        Pieces.button(
            texts.get("choosing.copy"),
            "quiet",
            () -> {
              menu.copy(deeds.chosen());
              deeds.leave();
            });
    Button forward =
        Pieces.button(texts.get("deed.forward"), "quiet", () -> menu.forward(whole(deeds)));
    Button delete =
        Pieces.button(texts.get("deed.delete"), "quiet", () -> menu.delete(deeds.chosen()));
    copy.getStyleClass().add("choosing-copy");
    forward.getStyleClass().add("choosing-forward");
    delete.getStyleClass().add("choosing-delete");
    getChildren().addAll(leave, count, Pieces.spacer(), copy, forward, delete);
    deeds.choosing().subscribe(now -> Pieces.present(this, now));
  }

  private static List<Message> whole(DeedsViewModel deeds) {
    return deeds.chosen().stream().filter(message -> !message.traits().retracted()).toList();
  }
}
