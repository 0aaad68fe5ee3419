package app.maru.ui.attention;

import app.maru.ui.model.AttentionSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Whether nothing may draw attention now; ends by itself when its time is over.
///
/// Lives on the screen's thread.
public final class Quiet {
  /// The system may have slept: the time is looked at again at least so often while it lasts.
  static final Duration LONGEST_NAP = Duration.ofMinutes(15);

  private final AttentionSettings settings;
  private final Alarm alarm;
  private final Executor screen;
  private final InstantSource clock;
  private final ReadOnlyBooleanWrapper now = new ReadOnlyBooleanWrapper();

  /// @param screen runs tasks on the screen's thread
  /// @param clock the wall clock
  public Quiet(AttentionSettings settings, Alarm alarm, Executor screen, InstantSource clock) {
    this.settings = settings;
    this.alarm = alarm;
    this.screen = screen;
    this.clock = clock;
    settings.quietUntil().subscribe(_ -> look());
  }

  private void look() {
    Instant time = clock.instant();
    boolean quiet = settings.isQuiet(time);
    now.set(quiet);
    long until = settings.quietUntil().get();
    if (quiet && until != AttentionSettings.FOR_EVER) {
      Duration left = Duration.between(time, Instant.ofEpochMilli(until));
      alarm.after(
          left.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : left, () -> screen.execute(this::look));
    }
  }

  /// Whether it is.
  public ReadOnlyBooleanProperty now() {
    return now.getReadOnlyProperty();
  }
}
