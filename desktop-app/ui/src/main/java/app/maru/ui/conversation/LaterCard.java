package app.maru.ui.conversation;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks when what is written is to be sent.
final class LaterCard {
  private static final double WIDTH = 420;
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(20, 0);
  private static final int SOON = 3600;

  private final Card card;
  private final VBox offers = new VBox();
  private final TimeRow own;
  private final Times times;
  private final Consumer<Instant> plan;
  private final Runnable close;

  LaterCard(Texts texts, Times times, Consumer<Instant> plan, Runnable close) {
    this.times = times;
    this.plan = plan;
    this.close = close;
    card = new Card(texts.get("later.title"), texts.get("settings.close"), WIDTH, close);
    offers.getStyleClass().add("later-offers");
    LocalDate today = times.day(times.now());
    offer(texts.get("later.hour"), times.now().plusSeconds(SOON));
    offer(texts.get("later.evening"), times.at(today, EVENING));
    offer(texts.get("later.morning"), times.at(today.plusDays(1), MORNING));
    Button send = Pieces.button(texts.get("later.plan"), "primary", this::own);
    send.getStyleClass().add("later-plan");
    own = new TimeRow(texts, times, today.plusDays(1), MORNING, send, this::own);
    card.add(
        Pieces.paragraph(texts.get("later.text"), "card-lead"),
        offers,
        Card.heading(texts.get("later.own")),
        own);
  }

  private void offer(String words, Instant at) {
    if (at.isAfter(times.now())) {
      Button button = Pieces.button(words + " · " + times.appointment(at), "quiet", () -> plan(at));
      button.getStyleClass().add("later-offer");
      button.setMaxWidth(Double.MAX_VALUE);
      offers.getChildren().add(button);
    }
  }

  private void own() {
    own.take().ifPresent(this::plan);
  }

  private void plan(Instant at) {
    close.run();
    plan.accept(at);
  }

  Region card() {
    return card;
  }

  Node first() {
    return offers.getChildren().getFirst();
  }
}
