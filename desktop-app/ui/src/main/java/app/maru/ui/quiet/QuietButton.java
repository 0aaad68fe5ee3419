package app.maru.ui.quiet;

import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bell: shows whether one may be disturbed, and offers the other.
public final class QuietButton implements AutoCloseable {
  private final QuietViewModel model;
  private final Button button;
  private final FontIcon sign;
  private final ContextMenu menu = new ContextMenu();
  private final Subscription listening;

  /// A bell for `model`.
  public QuietButton(QuietViewModel model) {
    this.model = model;
    button = Pieces.iconButton(Icon.BELL, model.words(), "quiet-bell", this::offer);
    sign = Icon.BELL.node("button-icon");
    button.setGraphic(sign);
    listening =
        model
            .quiet()
            .subscribe(_ -> show())
            .and(model.settings().quietUntil().subscribe(_ -> show()));
  }

  private void show() {
    (model.quiet().get() ? Icon.MUTED : Icon.BELL).show(sign);
    button.getStyleClass().removeAll("is-quiet");
    if (model.quiet().get()) {
      button.getStyleClass().add("is-quiet");
    }
    button.setAccessibleText(model.words());
    button.setTooltip(Pieces.tooltip(model.words()));
  }

  private void offer() {
    menu.getItems()
        .setAll(
            model.choices().stream()
                .map(choice -> {
                  MenuItem item = new MenuItem(choice.words());
                  item.setId(choice.id());
                  item.setOnAction(_ -> choice.choose().run());
                  return item;
                })
                .toList());
    menu.show(button, Side.BOTTOM, 0, 0);
  }

  /// The button.
  public Button button() {
    return button;
  }

  /// Lets go of the settings, which live longer.
  @Override
  public void close() {
    listening.unsubscribe();
  }
}
