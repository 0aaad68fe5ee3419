package app.maru.ui.conversation;

import app.maru.messaging.engine.MessageDesk;
import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import app.maru.ui.text.TypedTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.converter.LocalDateStringConverter;

/// A day and a time to come, with the button that takes them, and what is wrong with them.
final class TimeRow extends VBox {
  /// What is said as an example.
  private static final LocalTime EXAMPLE = LocalTime.of(9, 30);

  /// As wide as the longest time, with its half of the day.
  private static final int COLUMNS = 8;

  private final Texts texts;
  private final Times times;
  private final DatePicker day;
  private final TextField clock = new TextField();
  private final Label problem = Pieces.paragraph("", "composer-problem");

  /// @param on the day it begins with
  /// @param at the time it begins with
  /// @param take what to do on Enter in the time
  TimeRow(Texts texts, Times times, LocalDate on, LocalTime at, Button button, Runnable take) {
    this.texts = texts;
    this.times = times;
    day = new DatePicker(on);
    // The picker by itself writes as the system does, not as this program's language.
    day.setConverter(new LocalDateStringConverter(times.dates(), times.dates()));
    day.getStyleClass().add("later-day");
    day.setMinWidth(0);
    day.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(day, Priority.ALWAYS);
    day.setAccessibleText(texts.get("later.day"));
    clock.setText(times.time(at));
    clock.setAccessibleText(texts.get("later.clock"));
    clock.getStyleClass().addAll("card-field", "later-clock");
    clock.setPrefColumnCount(COLUMNS);
    clock.setOnAction(_ -> take.run());
    HBox row = new HBox(day, clock, button);
    row.getStyleClass().add("card-row");
    Pieces.present(problem, false);
    getStyleClass().add("later-row");
    getChildren().addAll(row, problem);
  }

  /// The time that was set; empty, and said why, if it can't be read, is over or too far.
  Optional<Instant> take() {
    LocalDate chosen = day.getValue();
    if (chosen == null) {
      return refuse(texts.get("later.dayless"));
    }
    return switch (times.typed(clock.getText())) {
      case TypedTime.Clear(var time) -> ahead(times.at(chosen, time));
      case TypedTime.Either(var morning, var afternoon) ->
          refuse(texts.get("later.half", times.time(morning), times.time(afternoon)));
      case TypedTime.Unclear() -> refuse(texts.get("later.unreadable", times.time(EXAMPLE)));
    };
  }

  private Optional<Instant> ahead(Instant at) {
    Instant now = times.now();
    if (!at.isAfter(now)) {
      return refuse(texts.get("later.over"));
    }
    return at.isAfter(now.plus(MessageDesk.FURTHEST))
        ? refuse(texts.get("later.far"))
        : Optional.of(at);
  }

  private Optional<Instant> refuse(String words) {
    say(words);
    return Optional.empty();
  }

  /// Says what is wrong.
  void say(String words) {
    problem.setText(words);
    Pieces.present(problem, true);
  }
}
