package app.maru.ui.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What may draw the person's attention: a part of [ScreenSettings], so nothing personal.
///
/// Lives on the screen's thread.
public final class AttentionSettings {
  /// How much of a message a notification shows: others may look at the screen, too.
  public enum Shows {
    /// Who wrote, and what.
    NAME_AND_TEXT,
    /// Who wrote.
    NAME,
    /// That somebody wrote.
    NOTHING
  }

  /// What can be heard.
  public enum Sound {
    /// A message came that nobody looks at.
    ARRIVED(true),
    /// A message came into the conversation I look at.
    HERE(false),
    /// A message of mine will not be delivered.
    FAILED(true);

    private final boolean atFirst;

    Sound(boolean atFirst) {
      this.atFirst = atFirst;
    }
  }

  /// Quiet until I say otherwise.
  public static final long FOR_EVER = Long.MAX_VALUE;

  private final BooleanProperty notifies = new SimpleBooleanProperty(true);
  private final ObjectProperty<Shows> shows = new SimpleObjectProperty<>(Shows.NAME_AND_TEXT);
  private final BooleanProperty hides = new SimpleBooleanProperty(true);
  private final BooleanProperty hidesKnown = new SimpleBooleanProperty();
  private final LongProperty quietUntil = new SimpleLongProperty();
  private final Map<Sound, BooleanProperty> sounds = new EnumMap<>(Sound.class);

  AttentionSettings() {
    for (Sound sound : Sound.values()) {
      sounds.put(sound, new SimpleBooleanProperty(sound.atFirst));
    }
  }

  void read(Properties kept) {
    notifies.set(!"false".equals(kept.getProperty("notifies")));
    hides.set(!"false".equals(kept.getProperty("hides")));
    hidesKnown.set("true".equals(kept.getProperty("hidesKnown")));
    shows.set(
        ScreenSettings.choice(Shows.class, kept.getProperty("shows", ""), Shows.NAME_AND_TEXT));
    sounds.forEach((sound, on) ->
        on.set(
            Boolean.parseBoolean(kept.getProperty(key(sound), Boolean.toString(sound.atFirst)))));
    try {
      quietUntil.set(Math.max(0, Long.parseLong(kept.getProperty("quietUntil", "0"))));
    } catch (NumberFormatException e) {
      quietUntil.set(0);
    }
  }

  private static String key(Sound sound) {
    return "sound." + sound.name();
  }

  void write(Properties kept) {
    sounds.forEach((sound, on) -> kept.setProperty(key(sound), Boolean.toString(on.get())));
    kept.setProperty("notifies", Boolean.toString(notifies.get()));
    kept.setProperty("hides", Boolean.toString(hides.get()));
    kept.setProperty("hidesKnown", Boolean.toString(hidesKnown.get()));
    kept.setProperty("shows", shows.get().name());
    kept.setProperty("quietUntil", Long.toString(quietUntil.get()));
  }

  /// Everything that may change.
  public List<Observable> all() {
    List<Observable> all = new ArrayList<>(sounds.values());
    all.addAll(List.of(notifies, shows, quietUntil, hides, hidesKnown));
    return all;
  }

  /// Whether messages are shown outside of the window.
  public BooleanProperty notifies() {
    return notifies;
  }

  /// What is shown of them.
  public ObjectProperty<Shows> shows() {
    return shows;
  }

  /// Whether closing the window leaves the program running in the tray, where there is one.
  public BooleanProperty hides() {
    return hides;
  }

  /// Whether the person was told so.
  public BooleanProperty hidesKnown() {
    return hidesKnown;
  }

  /// Whether that can be heard.
  public BooleanProperty hears(Sound sound) {
    return Objects.requireNonNull(sounds.get(sound));
  }

  /// Until when nothing draws attention, in milliseconds since 1970; 0 if something may, or
  /// [#FOR_EVER].
  public LongProperty quietUntil() {
    return quietUntil;
  }

  /// Whether nothing may draw attention at that time.
  public boolean isQuiet(Instant now) {
    return quietUntil.get() > now.toEpochMilli();
  }
}
