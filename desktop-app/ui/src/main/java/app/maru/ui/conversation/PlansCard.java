package app.maru.ui.conversation;

import app.maru.messaging.Scheduled;
import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiWords;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The texts that wait for their time in one conversation: each can be changed or given up.
final class PlansCard {
  private static final double WIDTH = 460;

  private final Card card;
  private final VBox list = new VBox();
  private final ConversationViewModel model;
  private final Consumer<Scheduled> change;
  private final Subscription watching;

  /// @param change opens what changes one of them
  PlansCard(ConversationViewModel model, Consumer<Scheduled> change, Runnable leave) {
    this.model = model;
    this.change = change;
    Texts texts = model.texts();
    card = new Card(texts.get("plans.title"), texts.get("settings.close"), WIDTH, leave);
    list.getStyleClass().add("relays");
    card.add(Pieces.paragraph(texts.get("plans.text"), "card-lead"), list);
    watching = model.deeds().plans().subscribe(this::show);
  }

  private void show(List<Scheduled> plans) {
    Texts texts = model.texts();
    list.getChildren().clear();
    for (Scheduled plan : plans) {
      Button change =
          Pieces.button(texts.get("plans.change"), "quiet", () -> this.change.accept(plan));
      Button cancel =
          Pieces.button(texts.get("plans.cancel"), "quiet", () -> model.deeds().cancel(plan));
      String named = SafeText.preview(plan.text());
      change.setAccessibleText(texts.get("plans.change.of", named));
      cancel.setAccessibleText(texts.get("plans.cancel.of", named));
      change.getStyleClass().add("plan-change");
      cancel.getStyleClass().add("plan-cancel");
      HBox row = new HBox(change, cancel);
      row.getStyleClass().add("relay-answers");
      VBox line =
          new VBox(
              new EmojiWords(named, "card-words"),
              Pieces.paragraph(model.times().appointment(plan.at()), "card-hint"),
              row);
      line.getStyleClass().add("relay-line");
      list.getChildren().add(line);
    }
    if (plans.isEmpty()) {
      list.getChildren().add(Pieces.paragraph(texts.get("plans.none"), "card-hint"));
    }
  }

  void close() {
    watching.unsubscribe();
  }

  Region card() {
    return card;
  }

  Node first() {
    return card.cross();
  }
}
