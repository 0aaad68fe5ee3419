package app.maru.ui.conversation;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

/// Asks how long messages of a conversation live, and says what that does and does not do.
final class LifetimeCard {
  private static final double WIDTH = 420;

  private final Card card;
  private final ToggleGroup group = new ToggleGroup();

  LifetimeCard(ConversationViewModel model, Runnable close) {
    Texts texts = model.texts();
    card = new Card(texts.get("lifetime.title"), texts.get("settings.close"), WIDTH, close);
    card.add(Pieces.paragraph(texts.get("lifetime.text", model.title().get()), "card-lead"));
    int now = model.deeds().lifetime().get().seconds();
    for (int seconds : Spans.OFFERED) {
      RadioButton choice = new RadioButton(Spans.words(seconds, texts));
      choice.setToggleGroup(group);
      choice.setSelected(seconds == now);
      choice.getStyleClass().add("lifetime-choice");
      // The whole line can be clicked.
      choice.setMaxWidth(Double.MAX_VALUE);
      choice.setOnAction(_ -> {
        close.run();
        model.deeds().live(seconds);
      });
      card.add(choice);
    }
  }

  Region card() {
    return card;
  }

  Node first() {
    return group.getSelectedToggle() instanceof Node chosen ? chosen : card.cross();
  }
}
