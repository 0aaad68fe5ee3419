package app.maru.ui.conversation;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Whether somebody can look at a node now: its window is showing, focused and not minimised, and
/// no card is in front of it.
final class WindowWatch {
  private final Node node;
  private final ReadOnlyBooleanProperty covered;
  private final Runnable changed;
  private final InvalidationListener windowChanged;
  private final ChangeListener<Boolean> coveredChanged;
  private final ChangeListener<Window> windowMoved = (_, old, now) -> watch(old, now);

  /// @param covered whether a card is in front of it
  /// @param changed runs when it may be otherwise
  WindowWatch(Node node, ReadOnlyBooleanProperty covered, Runnable changed) {
    this.node = node;
    this.covered = covered;
    this.changed = changed;
    this.windowChanged = _ -> changed.run();
    this.coveredChanged = (_, _, _) -> changed.run();
    node.sceneProperty().addListener((_, old, now) -> sceneChanged(old, now));
  }

  /// Read means really visible in a focused window.
  boolean isWatched() {
    Scene scene = node.getScene();
    Window window = scene == null ? null : scene.getWindow();
    return window != null
        && !covered.get()
        && window.isShowing()
        && window.isFocused()
        && !(window instanceof Stage stage && stage.isIconified());
  }

  private void sceneChanged(@Nullable Scene old, @Nullable Scene now) {
    // What covers it lives longer than a conversation.
    covered.removeListener(coveredChanged);
    if (old != null) {
      old.windowProperty().removeListener(windowMoved);
      watch(old.getWindow(), null);
    }
    if (now != null) {
      covered.addListener(coveredChanged);
      now.windowProperty().addListener(windowMoved);
      watch(null, now.getWindow());
    }
  }

  private void watch(@Nullable Window old, @Nullable Window now) {
    if (old != null) {
      old.focusedProperty().removeListener(windowChanged);
      old.showingProperty().removeListener(windowChanged);
      if (old instanceof Stage stage) {
        stage.iconifiedProperty().removeListener(windowChanged);
      }
    }
    if (now != null) {
      now.focusedProperty().addListener(windowChanged);
      now.showingProperty().addListener(windowChanged);
      if (now instanceof Stage stage) {
        stage.iconifiedProperty().addListener(windowChanged);
      }
      // Where there is no window any more nothing is to be looked at or laid out.
      changed.run();
    }
  }
}
