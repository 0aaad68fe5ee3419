package app.maru.ui.conversation;

import app.maru.ui.control.Overlay;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;

/// What a conversation needs of the window around it.
///
/// @param cards where cards are shown
/// @param browse opens a link outside
/// @param follow opens a link of Maru's own
/// @param nanoTime a monotonic clock
/// @param back leads to the list
public record Outside(
    Overlay cards,
    Consumer<String> browse,
    Consumer<String> follow,
    LongSupplier nanoTime,
    Back back) {

  /// The way back to the list.
  ///
  /// @param wanted whether the list is out of sight
  /// @param go shows it
  public record Back(ReadOnlyBooleanProperty wanted, Runnable go) {}
}
