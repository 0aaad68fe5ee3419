package app.maru.ui;

import app.maru.ui.find.FindRow;
import app.maru.ui.find.KeysView;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be done from the palette, and which keys there are.
///
/// @param texts the words
record Commands(Texts texts) {

  /// What can be done with the open conversation.
  record OfChat(Runnable find, Runnable newest, Runnable close) {}

  List<FindRow.Command> of(
      Runnable add,
      Runnable settings,
      Runnable relays,
      Runnable network,
      Runnable keys,
      Runnable about,
      Optional<OfChat> chat) {
    List<FindRow.Command> all = new ArrayList<>();
    chat.ifPresent(open -> {
      all.add(command(texts.get("find.here.prompt"), ctrl("F"), Icon.SEARCH, open.find()));
      all.add(command(texts.get("conversation.newest"), "", Icon.DOWN, open.newest()));
      all.add(command(texts.get("conversation.close"), "", Icon.CLOSE, open.close()));
    });
    all.add(command(texts.get("chats.add"), "", Icon.ADD_PERSON, add));
    all.add(command(texts.get("relays.title"), "", Icon.RELAY, relays));
    all.add(command(texts.get("network.title"), "", Icon.LOOKING, network));
    all.add(command(texts.get("chats.settings"), ctrl(","), Icon.SETTINGS, settings));
    all.add(command(texts.get("keys.title"), ctrl("/"), Icon.KEYS, keys));
    all.add(command(texts.get("about.title"), "", Icon.INFO, about));
    return all;
  }

  private static FindRow.Command command(String name, String keys, Icon icon, Runnable run) {
    return new FindRow.Command(name, keys, "", icon, run);
  }

  /// Every key that means something, and what.
  List<KeysView.Line> keys() {
    return List.of(
        line(ctrl("K"), texts.get("keys.palette")),
        line(ctrl("F"), texts.get("keys.find-here")),
        line(ctrl("Shift+F"), texts.get("keys.find")),
        line("Ctrl+Tab", texts.get("keys.recent")),
        line(ctrl("1…9"), texts.get("keys.pinned")),
        line("Enter, Shift+Enter", texts.get("keys.send")),
        line("PgUp, PgDn", texts.get("keys.page")),
        line("↑ ↓, Home, End", texts.get("keys.lists")),
        line("Tab, Shift+Tab", texts.get("keys.tab")),
        line(ctrl("C"), texts.get("keys.copy")),
        line(ctrl("+  −  0"), texts.get("keys.zoom")),
        line(ctrl(","), texts.get("chats.settings")),
        line(ctrl("/"), texts.get("keys.title")),
        line("Esc", texts.get("keys.escape")));
  }

  private static KeysView.Line line(String keys, String words) {
    return new KeysView.Line(keys, words);
  }

  private static String ctrl(String key) {
    return (System.getProperty("os.name").startsWith("Mac") ? "⌘" : "Ctrl+") + key;
  }
}
