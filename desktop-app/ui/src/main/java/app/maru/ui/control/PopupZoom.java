package app.maru.ui.control;

import javafx.beans.value.ObservableDoubleValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;

/// Shows menus and hints as large as the window they belong to.
///
/// They are windows of their own, so [Zoom] does not reach them. Their style sheet measures in em;
/// the size of their letters is set here, before they are measured. That includes the menus that
/// text fields bring along.
public final class PopupZoom implements AutoCloseable {
  /// Letters of a menu as made; the style sheet says the same.
  private static final double MENU_LETTERS = 14;

  /// Letters of a hint as made; the style sheet says the same.
  private static final double HINT_LETTERS = 12;

  private final Window owner;
  private final ObservableDoubleValue factor;
  private final ListChangeListener<Window> shown =
      change -> {
        while (change.next()) {
          change.getAddedSubList().forEach(this::fit);
        }
      };

  /// @param owner whose menus and hints
  /// @param factor how large; 1 is as made
  public PopupZoom(Window owner, ObservableDoubleValue factor) {
    this.owner = owner;
    this.factor = factor;
    Window.getWindows().addListener(shown);
  }

  private void fit(Window window) {
    if (!(window instanceof PopupControl popup) || !belongsHere(popup)) {
      return;
    }
    switch (popup) {
      case Tooltip hint -> {
        hint.setStyle(letters(HINT_LETTERS));
        hint.setMaxWidth(Pieces.TOOLTIP_WIDTH * factor.get());
      }
      case ContextMenu menu -> menu.setStyle(letters(MENU_LETTERS));
      default -> {
        // Nothing else pops up here.
      }
    }
  }

  private boolean belongsHere(PopupControl popup) {
    Window above = popup.getOwnerWindow();
    while (above instanceof PopupControl parent) {
      above = parent.getOwnerWindow();
    }
    return owner.equals(above);
  }

  private String letters(double asMade) {
    return "-fx-font-size: " + asMade * factor.get() + "px;";
  }

  /// Looks at nothing any more.
  @Override
  public void close() {
    Window.getWindows().removeListener(shown);
  }
}
