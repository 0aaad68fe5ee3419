package app.maru.ui.update;

import java.time.Instant;
import java.util.Properties;
import javafx.beans.Observable;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is remembered about new versions; nothing personal, it lies with how the screen looks.
///
/// Lives on the screen's thread.
public final class VersionMemory {
  /// Whether the person wants to hear of new versions.
  public enum Wish {
    /// Nobody has said yet; as no.
    UNDECIDED,
    /// Yes.
    YES,
    /// No.
    NO
  }

  private final ObjectProperty<Wish> wish = new SimpleObjectProperty<>(Wish.UNDECIDED);
  private final LongProperty seen = new SimpleLongProperty();
  private final LongProperty asked = new SimpleLongProperty();
  private final StringProperty dismissed = new SimpleStringProperty("");

  /// Takes what was kept; what is missing or broken is as it was in the beginning.
  public void read(Properties kept) {
    for (Wish each : Wish.values()) {
      if (each.name().equals(kept.getProperty("versions.wish"))) {
        wish.set(each);
      }
    }
    seen.set(seconds(kept.getProperty("versions.seen", "")));
    asked.set(seconds(kept.getProperty("versions.asked", "")));
    dismissed.set(kept.getProperty("versions.dismissed", ""));
  }

  private static long seconds(String text) {
    try {
      long seconds = Long.parseLong(text);
      return Math.clamp(seconds, 0, Instant.MAX.getEpochSecond());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// Puts down what to keep.
  public void write(Properties kept) {
    kept.setProperty("versions.wish", wish.get().name());
    kept.setProperty("versions.seen", Long.toString(seen.get()));
    kept.setProperty("versions.asked", Long.toString(asked.get()));
    kept.setProperty("versions.dismissed", dismissed.get());
  }

  /// What changes.
  public Observable[] parts() {
    return new Observable[] {wish, seen, asked, dismissed};
  }

  /// Whether the person wants to hear of new versions.
  public ObjectProperty<Wish> wish() {
    return wish;
  }

  /// When the newest news were signed that were ever seen.
  Instant seen() {
    return Instant.ofEpochSecond(seen.get());
  }

  void seen(Instant signedAt) {
    seen.set(Math.max(seen.get(), signedAt.getEpochSecond()));
  }

  /// When news were asked for last.
  Instant asked() {
    return Instant.ofEpochSecond(asked.get());
  }

  void asked(Instant now) {
    asked.set(now.getEpochSecond());
  }

  /// The version that the person does not want to hear of again.
  StringProperty dismissed() {
    return dismissed;
  }
}
