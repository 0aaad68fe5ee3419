package app.maru.ui.conversation;

import app.maru.messaging.Scheduled;
import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiArea;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;

/// Changes a text that waits for its time, and the time; until that is saved it waits as it was.
final class PlanCard {
  private static final double WIDTH = 460;
  private static final int LINES = 4;

  private final Card card;
  private final TextArea text = new EmojiArea();
  private final TimeRow time;
  private final ConversationViewModel model;
  private final Scheduled plan;
  private final Runnable done;

  /// @param done leads back, once it is saved or given up
  /// @param close takes the card away
  PlanCard(ConversationViewModel model, Scheduled plan, Runnable done, Runnable close) {
    this.model = model;
    this.plan = plan;
    this.done = done;
    Texts texts = model.texts();
    card = new Card(texts.get("plans.edit"), texts.get("settings.close"), WIDTH, close);
    card.back(texts.get("plans.title"), done);
    text.setText(plan.text());
    text.setWrapText(true);
    text.setPrefRowCount(LINES);
    text.setAccessibleText(texts.get("plans.words"));
    text.getStyleClass().addAll("card-field", "plan-text");
    Button save = Pieces.button(texts.get("plans.save"), "primary", this::save);
    save.getStyleClass().add("plan-save");
    save.disableProperty().bind(text.textProperty().map(String::isBlank));
    time =
        new TimeRow(
            texts,
            model.times(),
            model.times().day(plan.at()),
            model.times().clock(plan.at()),
            save,
            this::save);
    card.add(text, time);
  }

  private void save() {
    String words = text.getText().strip();
    Optional<Instant> at = words.isEmpty() ? Optional.empty() : time.take();
    at.ifPresent(then -> {
      CompletableFuture<Void> _ =
          model
              .deeds()
              .replan(plan, words, then)
              .handle((_, failure) -> {
                if (failure == null) {
                  done.run();
                } else {
                  time.say(new Faults(model.texts()).of(failure).sentence());
                }
                return null;
              });
    });
  }

  Region card() {
    return card;
  }

  Node first() {
    return text;
  }
}
