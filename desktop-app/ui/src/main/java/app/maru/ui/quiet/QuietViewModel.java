package app.maru.ui.quiet;

import app.maru.ui.model.AttentionSettings;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;

/// For how long one wants not to be disturbed.
///
/// @param settings keeps it
/// @param quiet whether it is so now
/// @param texts the words
/// @param times what time it is
public record QuietViewModel(
    AttentionSettings settings, ReadOnlyBooleanProperty quiet, Texts texts, Times times) {
  private static final Duration MEETING = Duration.ofHours(1);
  private static final Duration HALF_A_DAY = Duration.ofHours(4);
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /// Something that can be chosen.
  ///
  /// @param id names it among nodes
  /// @param words what it is called
  /// @param brief the same, where it is clear what it is about
  /// @param choose does it
  public record Choice(String id, String words, String brief, Runnable choose) {}

  /// What can be chosen now, the likeliest first.
  public List<Choice> choices() {
    if (quiet.get()) {
      String off = texts.get("quiet.off");
      return List.of(new Choice("quiet-off", off, off, this::end));
    }
    LocalDate tomorrow = times.day(times.now()).plusDays(1);
    return List.of(
        new Choice(
            "quiet-hour",
            texts.get("quiet.hour"),
            texts.get("quiet.hour.brief"),
            () -> until(times.now().plus(MEETING))),
        new Choice(
            "quiet-hours",
            texts.get("quiet.hours"),
            texts.get("quiet.hours.brief"),
            () -> until(times.now().plus(HALF_A_DAY))),
        new Choice(
            "quiet-morning",
            texts.get("quiet.morning"),
            texts.get("quiet.morning.brief"),
            () -> until(times.at(tomorrow, MORNING))),
        new Choice(
            "quiet-ever",
            texts.get("quiet.ever"),
            texts.get("quiet.ever.brief"),
            () -> settings.quietUntil().set(AttentionSettings.FOR_EVER)));
  }

  private void until(Instant when) {
    settings.quietUntil().set(when.toEpochMilli());
  }

  private void end() {
    settings.quietUntil().set(0);
  }

  /// How it is now, in words.
  public String words() {
    if (!quiet.get()) {
      return texts.get("quiet.title");
    }
    long until = settings.quietUntil().get();
    if (until == AttentionSettings.FOR_EVER) {
      return texts.get("quiet.now.ever");
    }
    Instant end = Instant.ofEpochMilli(until);
    return times.day(end).equals(times.day(times.now()))
        ? texts.get("quiet.now.until", times.time(end))
        : texts.get("quiet.now.tomorrow", times.time(end));
  }
}
