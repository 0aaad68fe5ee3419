package app.maru.ui.conversation;

import app.maru.ui.look.Icon;
import app.maru.ui.text.Marking;
import app.maru.ui.text.Marking.Sign;
import app.maru.ui.text.Texts;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexRange;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The menu of the place where one writes: what every text area offers, in the words of this
/// program, and how letters are to look.
final class Formatting {
  private final TextArea area;
  private final Texts texts;
  private final BooleanSupplier composing;

  /// Never set as the menu of the area: its keys would then work in the whole window.
  private final ContextMenu menu = new ContextMenu();

  /// Gives `area` its menu.
  ///
  /// @param composing whether an input method has something open, which no sign may cut
  Formatting(TextArea area, Texts texts, BooleanSupplier composing) {
    this.area = area;
    this.texts = texts;
    this.composing = composing;
    area.setOnContextMenuRequested(this::show);
  }

  private void show(ContextMenuEvent event) {
    event.consume();
    boolean chosen = area.getSelection().getLength() > 0;
    menu.getItems()
        .setAll(
            item(texts.get("format.cut"), KeyCode.X, chosen, area::cut),
            item(texts.get("format.copy"), KeyCode.C, chosen, area::copy),
            item(
                texts.get("format.paste"),
                KeyCode.V,
                Clipboard.getSystemClipboard().hasString(),
                area::paste),
            item(texts.get("format.all"), KeyCode.A, area.getLength() > 0, area::selectAll),
            new SeparatorMenuItem(),
            item(texts.get("format.undo"), KeyCode.Z, area.isUndoable(), area::undo),
            item(texts.get("format.redo"), KeyCode.Y, area.isRedoable(), area::redo),
            new SeparatorMenuItem(),
            sign(texts.get("format.bold"), Icon.BOLD, KeyCode.B, Sign.BOLD),
            sign(texts.get("format.italic"), Icon.ITALIC, KeyCode.I, Sign.ITALIC),
            shifted(sign(texts.get("format.struck"), Icon.STRUCK, KeyCode.X, Sign.STRUCK)),
            sign(texts.get("format.code"), Icon.CODE, KeyCode.E, Sign.CODE),
            shifted(sign(texts.get("format.quote"), Icon.QUOTE, KeyCode.PERIOD, Sign.QUOTE)));
    menu.show(area, event.getScreenX(), event.getScreenY());
  }

  private MenuItem sign(String words, Icon icon, KeyCode key, Sign sign) {
    MenuItem item = item(words, key, !composing.getAsBoolean(), () -> toggle(sign));
    item.setGraphic(icon.node("menu-icon"));
    return item;
  }

  private MenuItem item(String words, KeyCode key, boolean possible, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setAccelerator(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN));
    item.setDisable(!possible);
    item.setOnAction(_ -> {
      area.requestFocus();
      action.run();
    });
    return item;
  }

  private static MenuItem shifted(MenuItem item) {
    KeyCode key = ((KeyCodeCombination) item.getAccelerator()).getCode();
    item.setAccelerator(
        new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
    return item;
  }

  /// Puts signs around what is chosen, or takes them away: one step for who undoes it.
  void toggle(Sign sign) {
    String before = area.getText();
    IndexRange chosen = area.getSelection();
    Marking after = new Marking(before, chosen.getStart(), chosen.getEnd()).toggle(sign);
    String now = after.text();
    int most = Math.min(before.length(), now.length());
    int same = 0;
    while (same < most && before.charAt(same) == now.charAt(same)) {
      same++;
    }
    int tail = 0;
    while (tail < most - same
        && before.charAt(before.length() - 1 - tail) == now.charAt(now.length() - 1 - tail)) {
      tail++;
    }
    if (!before.equals(now)) {
      area.replaceText(same, before.length() - tail, now.substring(same, now.length() - tail));
    }
    area.selectRange(after.from(), after.to());
  }
}
