package app.maru.ui.conversation;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiWords;
import app.maru.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Asks how long messages of a conversation live, and says what that does and does not do.
final class LifetimeCard {
  private static final double WIDTH = 420;

  private final Card card;
  private final ToggleGroup group = new ToggleGroup();
  private final ConversationViewModel model;
  private final Runnable close;

  LifetimeCard(ConversationViewModel model, Runnable close) {
    this.model = model;
    this.close = close;
    Texts texts = model.texts();
    card = new Card(texts.get("lifetime.title"), texts.get("settings.close"), WIDTH, close);
    card.add(new EmojiWords(texts.get("lifetime.text", model.title().get()), "card-lead"));
    int now = model.deeds().lifetime().get().seconds();
    for (int seconds : Spans.OFFERED) {
      RadioButton choice = new RadioButton(Spans.words(seconds, texts));
      choice.setToggleGroup(group);
      choice.setSelected(seconds == now);
      choice.setUserData(seconds);
      choice.getStyleClass().add("lifetime-choice");
      // The whole line can be clicked.
      choice.setMaxWidth(Double.MAX_VALUE);
      choice.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
      card.add(choice);
    }
    Button set = Pieces.button(texts.get("lifetime.set"), "primary", this::set);
    set.getStyleClass().add("lifetime-set");
    set.disableProperty().bind(group.selectedToggleProperty().isNull());
    HBox row = new HBox(Pieces.spacer(), set);
    row.getStyleClass().add("card-row");
    card.add(row);
  }

  /// Arrows walk the choices, so choosing one settles nothing yet.
  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      set();
      event.consume();
    }
  }

  private void set() {
    if (group.getSelectedToggle() != null
        && group.getSelectedToggle().getUserData() instanceof Integer seconds) {
      close.run();
      model.deeds().live(seconds);
    }
  }

  Region card() {
    return card;
  }

  Node first() {
    return group.getSelectedToggle() instanceof Node chosen ? chosen : card.cross();
  }
}
