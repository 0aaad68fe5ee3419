package app.maru.ui.conversation;

import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern CLOCK = Pattern.compile("\\s*(\\d{1,2})[:.h]?(\\d{2})?\\s*");

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
    clock.setText(String.format(Locale.ROOT, "%02d:%02d", at.getHour(), at.getMinute()));
    clock.setAccessibleText(texts.get("later.clock"));
    clock.getStyleClass().addAll("card-field", "later-clock");
    clock.setPrefColumnCount(5);
    clock.setOnAction(_ -> take.run());
    HBox row = new HBox(day, clock, button);
    row.getStyleClass().add("card-row");
    Pieces.present(problem, false);
    getStyleClass().add("later-row");
    getChildren().addAll(row, problem);
  }

  /// The time that was set; empty, and said why, if it can't be read or is over.
  Optional<Instant> take() {
    Optional<Instant> at = read();
    boolean fits = at.filter(time -> time.isAfter(times.now())).isPresent();
    if (!fits) {
      say(texts.get(at.isPresent() ? "later.over" : "later.unreadable"));
    }
    return fits ? at : Optional.empty();
  }

  /// Says what is wrong.
  void say(String words) {
    problem.setText(words);
    Pieces.present(problem, true);
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
}
