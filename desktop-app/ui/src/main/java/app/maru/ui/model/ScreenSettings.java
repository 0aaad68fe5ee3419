package app.maru.ui.model;

import app.maru.ui.update.VersionMemory;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the screen looks and behaves for one profile: nothing personal, so it lies beside the
/// encrypted profile as a plain file that is read before any passphrase is typed.
///
/// Lives on the screen's thread; [#write] may run on any.
public final class ScreenSettings {
  /// Light or dark.
  public enum Theme {
    /// As the system is.
    SYSTEM,
    /// Dark letters on light ground.
    LIGHT,
    /// Light letters on dark ground.
    DARK
  }

  /// The language of the screen.
  public enum Language {
    /// As the system is.
    SYSTEM,
    /// English.
    ENGLISH,
    /// 한국어.
    KOREAN
  }

  /// What is done as the system says, unless the person says otherwise.
  public enum Wish {
    /// As the system says.
    SYSTEM,
    /// Always.
    ALWAYS,
    /// Never.
    NEVER;

    /// Whether it is done.
    ///
    /// @param system what the system says
    public boolean holds(boolean system) {
      return this == SYSTEM ? system : this == ALWAYS;
    }
  }

  /// Below this nobody can read, above it nothing fits.
  public static final double MIN_ZOOM = 0.7;

  /// The largest letters.
  public static final double MAX_ZOOM = 2.0;

  private static final double ZOOM_STEP = 0.1;
  private static final double DEFAULT_WIDTH = 1080;
  private static final double DEFAULT_HEIGHT = 720;
  private static final double DEFAULT_DIVIDER = 320;

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.SYSTEM);
  private final ObjectProperty<Wish> contrast = new SimpleObjectProperty<>(Wish.SYSTEM);
  private final ObjectProperty<Wish> stillness = new SimpleObjectProperty<>(Wish.SYSTEM);
  private final BooleanProperty enterSends = new SimpleBooleanProperty(true);
  private final DoubleProperty zoom = new SimpleDoubleProperty(1);
  private final DoubleProperty x = new SimpleDoubleProperty(Double.NaN);
  private final DoubleProperty y = new SimpleDoubleProperty(Double.NaN);
  private final DoubleProperty width = new SimpleDoubleProperty(DEFAULT_WIDTH);
  private final DoubleProperty height = new SimpleDoubleProperty(DEFAULT_HEIGHT);
  private final DoubleProperty sidebar = new SimpleDoubleProperty(DEFAULT_DIVIDER);
  private final BooleanProperty maximized = new SimpleBooleanProperty();
  private final BooleanProperty offersRelays = new SimpleBooleanProperty(true);
  private final BooleanProperty discovery = new SimpleBooleanProperty(true);
  private final VersionMemory versions = new VersionMemory();
  private final AttentionSettings attention = new AttentionSettings();

  /// As it was in the beginning.
  public static ScreenSettings fresh() {
    return new ScreenSettings();
  }

  /// Reads the settings; what is missing or broken is as it was in the beginning.
  public static ScreenSettings read(Path file) {
    Properties kept = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        kept.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        kept.clear();
      }
    }
    ScreenSettings settings = new ScreenSettings();
    settings.theme.set(choice(Theme.class, kept.getProperty("theme", ""), Theme.SYSTEM));
    settings.language.set(
        choice(Language.class, kept.getProperty("language", ""), Language.SYSTEM));
    settings.contrast.set(choice(Wish.class, kept.getProperty("contrast", ""), Wish.SYSTEM));
    settings.stillness.set(choice(Wish.class, kept.getProperty("stillness", ""), Wish.SYSTEM));
    settings.enterSends.set(!"false".equals(kept.getProperty("enterSends")));
    settings.maximized.set("true".equals(kept.getProperty("maximized")));
    settings.offersRelays.set(!"false".equals(kept.getProperty("offersRelays")));
    settings.discovery.set(!"false".equals(kept.getProperty("discovery")));
    settings.versions.read(kept);
    settings.attention.read(kept);
    number(kept, "zoom", settings.zoom);
    number(kept, "x", settings.x);
    number(kept, "y", settings.y);
    number(kept, "width", settings.width);
    number(kept, "height", settings.height);
    number(kept, "sidebar", settings.sidebar);
    settings.zoom.set(Math.clamp(settings.zoom.get(), MIN_ZOOM, MAX_ZOOM));
    return settings;
  }

  static <E extends Enum<E>> E choice(Class<E> type, String name, E otherwise) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return otherwise;
  }

  private static void number(Properties kept, String key, DoubleProperty property) {
    try {
      double value = Double.parseDouble(kept.getProperty(key, ""));
      if (Double.isFinite(value)) {
        property.set(value);
      }
    } catch (NumberFormatException e) {
      // As it was in the beginning.
    }
  }

  /// What to write, taken on the screen's thread.
  public Properties snapshot() {
    Properties kept = new Properties();
    kept.setProperty("theme", theme.get().name());
    kept.setProperty("language", language.get().name());
    kept.setProperty("contrast", contrast.get().name());
    kept.setProperty("stillness", stillness.get().name());
    kept.setProperty("enterSends", Boolean.toString(enterSends.get()));
    kept.setProperty("maximized", Boolean.toString(maximized.get()));
    kept.setProperty("offersRelays", Boolean.toString(offersRelays.get()));
    kept.setProperty("discovery", Boolean.toString(discovery.get()));
    versions.write(kept);
    attention.write(kept);
    kept.setProperty("zoom", Double.toString(zoom.get()));
    kept.setProperty("x", Double.toString(x.get()));
    kept.setProperty("y", Double.toString(y.get()));
    kept.setProperty("width", Double.toString(width.get()));
    kept.setProperty("height", Double.toString(height.get()));
    kept.setProperty("sidebar", Double.toString(sidebar.get()));
    return kept;
  }

  /// Writes a snapshot so that a crash leaves the old or the new file, never half of one.
  public static void write(Properties snapshot, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
      snapshot.store(writer, null);
    }
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Makes everything a step larger.
  public void zoomIn() {
    zoomTo(zoom.get() + ZOOM_STEP);
  }

  /// Makes everything a step smaller.
  public void zoomOut() {
    zoomTo(zoom.get() - ZOOM_STEP);
  }

  /// Makes everything as large as it was made.
  public void zoomReset() {
    zoom.set(1);
  }

  private void zoomTo(double wanted) {
    double rounded = Math.round(wanted / ZOOM_STEP) * ZOOM_STEP;
    zoom.set(Math.clamp(rounded, MIN_ZOOM, MAX_ZOOM));
  }

  /// All of them; each tells when it has changed.
  public List<Observable> all() {
    List<Observable> all =
        new ArrayList<>(
            List.<Observable>of(
                theme,
                language,
                enterSends,
                zoom,
                x,
                y,
                width,
                height,
                sidebar,
                maximized,
                offersRelays,
                discovery,
                contrast,
                stillness));
    all.addAll(List.of(versions.parts()));
    all.addAll(attention.all());
    return all;
  }

  /// Light, dark or as the system.
  public ObjectProperty<Theme> theme() {
    return theme;
  }

  /// Whether letters and edges stand out more than usual.
  public ObjectProperty<Wish> contrast() {
    return contrast;
  }

  /// Whether nothing moves that needn't.
  public ObjectProperty<Wish> stillness() {
    return stillness;
  }

  /// The language of the screen.
  public ObjectProperty<Language> language() {
    return language;
  }

  /// The language to speak now.
  public Locale locale() {
    return switch (language.get()) {
      case SYSTEM -> Locale.getDefault(Locale.Category.DISPLAY);
      case ENGLISH -> Locale.ENGLISH;
      case KOREAN -> Locale.KOREAN;
    };
  }

  /// Whether Enter sends and Shift+Enter makes a line, or the other way round.
  public BooleanProperty enterSends() {
    return enterSends;
  }

  /// How large everything is; 1 is as made.
  public DoubleProperty zoom() {
    return zoom;
  }

  /// Where the window was; NaN if nowhere yet.
  public DoubleProperty x() {
    return x;
  }

  /// Where the window was; NaN if nowhere yet.
  public DoubleProperty y() {
    return y;
  }

  /// The window's size.
  public DoubleProperty width() {
    return width;
  }

  /// The window's size.
  public DoubleProperty height() {
    return height;
  }

  /// How wide the list on the left is.
  public DoubleProperty sidebar() {
    return sidebar;
  }

  /// Whether the window fills the screen.
  public BooleanProperty maximized() {
    return maximized;
  }

  /// What is remembered about new versions.
  public VersionMemory versions() {
    return versions;
  }

  /// Whether a relay that was found is offered above the list; no once the person said "not now".
  public BooleanProperty offersRelays() {
    return offersRelays;
  }

  /// Whether people of the network are looked for, unless the command line says otherwise.
  public BooleanProperty discovery() {
    return discovery;
  }

  /// What may draw attention.
  public AttentionSettings attention() {
    return attention;
  }
}
