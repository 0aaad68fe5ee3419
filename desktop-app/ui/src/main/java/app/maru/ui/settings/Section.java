package app.maru.ui.settings;

import app.maru.ui.look.Icon;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.util.Subscription;

/// A part of the settings. Each is made in a class of its own and listed in [Sections].
///
/// @param title what it is called
/// @param icon its sign
/// @param entries in order
public record Section(String title, Icon icon, List<Entry> entries) {

  /// One setting and the way to change it.
  ///
  /// @param setting what
  /// @param place where its control stands
  /// @param control makes it
  public record Entry(Setting setting, Place place, Control control) {
    /// One whose control stands beside its words.
    public static Entry of(Setting setting, Control control) {
      return new Entry(setting, Place.BESIDE, control);
    }
  }

  /// Where a control stands.
  public enum Place {
    /// On the right of the words.
    BESIDE,
    /// Below them, as wide as there is room.
    BELOW
  }

  /// Makes what changes a setting.
  @FunctionalInterface
  public interface Control {
    /// A new node.
    ///
    /// @param untilClosed takes what listens to something that lives longer than the card
    Node make(Consumer<Subscription> untilClosed);
  }
}
