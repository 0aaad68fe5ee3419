package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.messaging.find.Needle;
import app.maru.ui.control.Avatar;
import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiField;
import app.maru.ui.emoji.EmojiLabel;
import app.maru.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks to whom messages are to be said. Enter takes the first one found.
final class ForwardCard {
  private static final double WIDTH = 420;
  private static final double EMOJI = 17;

  /// More than a card shows at once; typing narrows them down.
  private static final int MOST = 30;

  private final Card card;
  private final TextField search = new EmojiField();
  private final VBox people = new VBox();
  private final ConversationViewModel model;
  private final List<Message> messages;
  private final Runnable close;

  ForwardCard(ConversationViewModel model, List<Message> messages, Runnable close) {
    this.model = model;
    this.messages = messages;
    this.close = close;
    Texts texts = model.texts();
    card =
        new Card(
            texts.get("forward.title", messages.size()), texts.get("settings.close"), WIDTH, close);
    search.setPromptText(texts.get("forward.search"));
    search.setAccessibleText(texts.get("forward.search"));
    search.getStyleClass().addAll("card-field", "forward-search");
    search.textProperty().addListener(_ -> show());
    search.setOnAction(_ -> found().stream().findFirst().ifPresent(this::forward));
    people.getStyleClass().add("forward-people");
    card.add(search, people);
    show();
  }

  private List<DeedsViewModel.Addressee> found() {
    return model.deeds().addressees(Needle.of(search.getText())).stream().limit(MOST).toList();
  }

  private void show() {
    people.getChildren().clear();
    for (DeedsViewModel.Addressee each : found()) {
      Avatar avatar = new Avatar(32);
      if (each.notes()) {
        avatar.showNotes(Optional.of(each.person()));
      } else {
        avatar.show(Optional.of(each.person()), each.name(), false);
      }
      EmojiLabel name = new EmojiLabel("card-words", EMOJI);
      name.show(each.name());
      HBox row = new HBox(avatar, name);
      row.getStyleClass().add("forward-row");
      Button button = new Button("", row);
      button.getStyleClass().add("forward-person");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setAccessibleText(each.name());
      button.setOnAction(_ -> forward(each));
      people.getChildren().add(button);
    }
    if (people.getChildren().isEmpty()) {
      people.getChildren().add(Pieces.paragraph(model.texts().get("forward.nobody"), "card-hint"));
    }
  }

  private void forward(DeedsViewModel.Addressee to) {
    close.run();
    model.deeds().forward(messages, to.person());
  }

  Region card() {
    return card;
  }

  Node first() {
    return search;
  }
}
