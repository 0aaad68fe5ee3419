package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.invented.Village;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Choosing when something is said, on a system that counts hours to twelve.
final class LaterScreenTest extends OnScreen {
  private static final LocalDate TODAY = LocalDate.ofInstant(Village.NOW, ZoneId.systemDefault());

  private final Locale system = Locale.getDefault(Locale.Category.FORMAT);

  @Override
  Window newWindow(Stage primary) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.US);
    return super.newWindow(primary);
  }

  @AfterEach
  void leaveTheSystemAsItWas() {
    Locale.setDefault(Locale.Category.FORMAT, system);
  }

  private TextField open() {
    robot.clickOn("Olivia Bennett");
    turn();
    robot.write("good night");
    robot.clickOn(".later");
    turn();
    return robot.lookup(".later-clock").queryAs(TextField.class);
  }

  private void day(LocalDate day) {
    robot.interact(() -> robot.lookup(".later-day").queryAs(DatePicker.class).setValue(day));
  }

  private void type(TextField clock, String words) {
    robot.interact(() -> {
      clock.requestFocus();
      clock.setText(words);
    });
    robot.type(KeyCode.ENTER);
    turn();
  }

  private String refusal(TextField clock, String words) {
    type(clock, words);
    assertThat(window.engine.plans).isEmpty();
    return robot.lookup(".later-row .composer-problem").queryAs(Label.class).getText();
  }

  private List<LocalDateTime> planned() {
    return window.engine.plans.stream()
        .map(plan -> LocalDateTime.ofInstant(plan.at(), ZoneId.systemDefault()))
        .toList();
  }

  @Test
  void a_time_is_shown_and_taken_as_the_system_writes_it() {
    TextField clock = open();
    assertThat(clock.getText()).isEqualTo("9:00\u00a0AM");
    day(TODAY.plusDays(2));
    type(clock, "9:30 pm");
    assertThat(planned()).containsExactly(TODAY.plusDays(2).atTime(21, 30));
  }

  @Test
  void the_choices_stand_apart_and_the_day_is_as_high_as_the_time() {
    TextField clock = open();
    List<Node> offers = List.copyOf(robot.lookup(".later-offer").queryAll());
    assertThat(offers).hasSizeGreaterThan(1);
    for (int at = 1; at < offers.size(); at++) {
      double end = offers.get(at - 1).getBoundsInParent().getMaxY();
      assertThat(offers.get(at).getBoundsInParent().getMinY() - end).isGreaterThanOrEqualTo(6);
    }
    DatePicker day = robot.lookup(".later-day").queryAs(DatePicker.class);
    assertThat(day.prefHeight(-1)).isEqualTo(clock.prefHeight(-1));
  }

  @Test
  void a_time_counted_to_24_is_taken_as_well() {
    TextField clock = open();
    day(TODAY.plusDays(2));
    type(clock, "21:30");
    assertThat(planned()).containsExactly(TODAY.plusDays(2).atTime(21, 30));
  }

  @Test
  void what_is_no_time_or_one_of_two_is_said_with_what_to_type() {
    TextField clock = open();
    assertThat(refusal(clock, "9x9")).isEqualTo("Type a time like 9:30\u00a0AM.");
    assertThat(refusal(clock, "9:30"))
        .isEqualTo("Before noon or after? Type 9:30\u00a0AM or 9:30\u00a0PM.");
  }

  @Test
  void a_day_that_is_over_too_far_or_none_is_said_on_the_card() {
    TextField clock = open();
    day(TODAY.minusDays(1));
    assertThat(refusal(clock, "9:30 pm")).isEqualTo("That time is over.");
    day(TODAY.plusDays(400));
    assertThat(refusal(clock, "9:30 pm"))
        .isEqualTo("That is more than a year ahead. Choose an earlier day.");
    robot.interact(() -> robot.lookup(".later-day").queryAs(DatePicker.class).getEditor().clear());
    robot.interact(() -> robot.lookup(".later-day").queryAs(DatePicker.class).setValue(null));
    assertThat(refusal(clock, "9:30 pm")).isEqualTo("Choose a day.");
    assertThat(robot.lookup(".later-plan").tryQuery()).as("the card is open").isPresent();
  }
}
