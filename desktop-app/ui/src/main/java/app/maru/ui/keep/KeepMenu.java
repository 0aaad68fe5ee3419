package app.maru.ui.keep;

import app.maru.messaging.Keeping;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// What a conversation's menu offers about keeping it.
public final class KeepMenu {
  private KeepMenu() {}

  /// The items for how things stand now.
  ///
  /// @param delete asks whether to delete it
  public static List<MenuItem> items(KeepViewModel model, Runnable delete) {
    if (!model.exists()) {
      return List.of();
    }
    Texts texts = model.texts();
    Keeping keeping = model.keeping();
    List<MenuItem> items = new ArrayList<>();
    items.add(
        model.isUnread()
            ? item(texts.get("keep.read"), "keep-read", model::markRead)
            : item(texts.get("keep.unread"), "keep-unread", model::markUnread));
    if (keeping.pinned() > 0) {
      items.add(item(texts.get("keep.unpin"), "keep-unpin", () -> model.pin(false)));
      if (model.canMove(-1)) {
        items.add(item(texts.get("keep.up"), "keep-up", () -> model.move(-1)));
      }
      if (model.canMove(1)) {
        items.add(item(texts.get("keep.down"), "keep-down", () -> model.move(1)));
      }
    } else if (!keeping.archived()) {
      items.add(item(texts.get("keep.pin"), "keep-pin", () -> model.pin(true)));
    }
    items.add(
        keeping.mutedUntil().isPresent()
            ? item(texts.get("keep.unmute"), "keep-unmute", model::unmute)
            : muting(model));
    items.add(
        keeping.archived()
            ? item(texts.get("keep.unarchive"), "keep-unarchive", () -> model.archive(false))
            : item(texts.get("keep.archive"), "keep-archive", () -> model.archive(true)));
    items.add(item(texts.get("keep.delete"), "keep-delete", delete));
    return items;
  }

  private static Menu muting(KeepViewModel model) {
    Texts texts = model.texts();
    Menu menu = new Menu(texts.get("keep.mute"));
    menu.setId("keep-mute");
    for (KeepViewModel.Muting muting : KeepViewModel.Muting.values()) {
      String words =
          switch (muting) {
            case HOUR -> texts.get("keep.mute.hour");
            case EIGHT_HOURS -> texts.get("keep.mute.eight");
            case WEEK -> texts.get("keep.mute.week");
          };
      menu.getItems().add(item(words, "keep-mute-" + muting, () -> model.mute(muting)));
    }
    menu.getItems().add(item(texts.get("keep.mute.ever"), "keep-mute-ever", model::muteForEver));
    return menu;
  }

  private static MenuItem item(String words, String id, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
