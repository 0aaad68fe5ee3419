package app.maru.ui.conversation;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks when what is written is to be sent.
final class LaterCard {
  private static final double WIDTH = 420;
  private static final Pattern CLOCK = Pattern.compile("\\s*(\\d{1,2})[:.h]?(\\d{2})?\\s*");
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(20, 0);
  private static final int SOON = 3600;

  private final Card card;
  private final VBox offers = new VBox();
  private final DatePicker day;
  private final TextField clock = new TextField();
  private final Label problem = Pieces.paragraph("", "composer-problem");
  private final Texts texts;
  private final Times times;
  private final Consumer<Instant> plan;
  private final Runnable close;

  LaterCard(Texts texts, Times times, Consumer<Instant> plan, Runnable close) {
    this.texts = texts;
    this.times = times;
    this.plan = plan;
    this.close = close;
    card = new Card(texts.get("later.title"), texts.get("settings.close"), WIDTH, close);
    offers.getStyleClass().add("forward-people");
    LocalDate today = times.day(times.now());
    offer(texts.get("later.hour"), times.now().plusSeconds(SOON));
    offer(texts.get("later.evening"), times.at(today, EVENING));
    offer(texts.get("later.morning"), times.at(today.plusDays(1), MORNING));
    day = new DatePicker(today.plusDays(1));
    day.getStyleClass().add("later-day");
    day.setMinWidth(0);
    day.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(day, Priority.ALWAYS);
    day.setAccessibleText(texts.get("later.day"));
    clock.setText("09:00");
    clock.setAccessibleText(texts.get("later.clock"));
    clock.getStyleClass().addAll("card-field", "later-clock");
    clock.setPrefColumnCount(5);
    clock.setOnAction(_ -> own());
    Button send = Pieces.button(texts.get("later.plan"), "primary", this::own);
    send.getStyleClass().add("later-plan");
    HBox row = new HBox(day, clock, send);
    row.getStyleClass().add("card-row");
    Pieces.present(problem, false);
    card.add(
        Pieces.paragraph(texts.get("later.text"), "card-lead"),
        offers,
        Card.heading(texts.get("later.own")),
        row,
        problem);
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
    Optional<Instant> at = read();
    if (at.filter(time -> time.isAfter(times.now())).isPresent()) {
      plan(at.get());
    } else {
      problem.setText(texts.get(at.isPresent() ? "later.over" : "later.unreadable"));
      Pieces.present(problem, true);
    }
  }

  private Optional<Instant> read() {
    Matcher matcher = CLOCK.matcher(clock.getText());
    LocalDate chosen = day.getValue();
    if (chosen == null || !matcher.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(matcher.group(1));
    int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return hour > 23 || minute > 59
        ? Optional.empty()
        : Optional.of(times.at(chosen, LocalTime.of(hour, minute)));
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
