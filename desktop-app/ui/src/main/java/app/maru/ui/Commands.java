package app.maru.ui;

import app.maru.ui.conversation.ConversationView;
import app.maru.ui.find.FindRow;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// What can be done from the palette.
///
/// @param texts the words
record Commands(Texts texts) {

  /// Where the commands of the window lead.
  record Ways(
      Runnable notes,
      Runnable add,
      Runnable relays,
      Runnable network,
      Runnable settings,
      Runnable keys,
      Runnable about,
      Runnable quit) {}

  /// What can be done with the open conversation.
  ///
  /// @param title what it is called
  /// @param menu what its menu offers
  record OfChat(String title, Runnable find, Runnable newest, Runnable close, List<MenuItem> menu) {
    static OfChat of(ConversationView view, Runnable close, List<MenuItem> menu) {
      return new OfChat(view.model().title().get(), view::find, view::toNewest, close, menu);
    }
  }

  List<FindRow.Command> of(Ways ways, Optional<OfChat> chat) {
    Keys keys = Keys.here(texts);
    List<FindRow.Command> all = new ArrayList<>();
    chat.ifPresent(open -> {
      all.add(
          command(
              texts.get("find.here.prompt"),
              keys.of(Shortcuts.Way.FIND_HERE).keys(),
              Icon.SEARCH,
              open.find()));
      all.add(command(texts.get("conversation.newest"), "", Icon.DOWN, open.newest()));
      open.menu().stream().flatMap(item -> of(item, open.title())).forEach(all::add);
      all.add(command(texts.get("conversation.close"), "", Icon.CLOSE, open.close()));
    });
    all.add(command(texts.get("chats.notes"), "", Icon.NOTES, ways.notes()));
    all.add(command(texts.get("chats.add"), "", Icon.ADD_PERSON, ways.add()));
    all.add(command(texts.get("relays.title"), "", Icon.RELAY, ways.relays()));
    all.add(command(texts.get("network.title"), "", Icon.LOOKING, ways.network()));
    all.add(
        command(
            texts.get("chats.settings"),
            keys.of(Shortcuts.Way.SETTINGS).keys(),
            Icon.SETTINGS,
            ways.settings()));
    all.add(
        command(
            texts.get("keys.title"), keys.of(Shortcuts.Way.KEYS).keys(), Icon.KEYS, ways.keys()));
    all.add(command(texts.get("about.title"), "", Icon.INFO, ways.about()));
    all.add(
        new FindRow.Command(
            texts.get("tray.quit"),
            keys.of(WindowKey.QUIT).keys(),
            texts.everywhere("quit.words"),
            Icon.CLOSE,
            ways.quit()));
    return all;
  }

  private static FindRow.Command command(String name, String keys, Icon icon, Runnable run) {
    return new FindRow.Command(name, keys, "", icon, run);
  }

  /// The same as in the menu; what stands in a menu of its own there is said whole.
  private static Stream<FindRow.Command> of(MenuItem item, String chat) {
    if (item instanceof Menu menu) {
      return menu.getItems().stream()
          .map(each -> of(each, menu.getText() + ": " + each.getText(), chat));
    }
    return Stream.of(of(item, item.getText(), chat));
  }

  private static FindRow.Command of(MenuItem item, String name, String chat) {
    return new FindRow.Command(
        name, chat, "", icon(Objects.toString(item.getId(), "")), item::fire);
  }

  private static Icon icon(String id) {
    return switch (id) {
      case "keep-pin", "keep-unpin", "keep-up", "keep-down" -> Icon.PIN;
      case "keep-unmute" -> Icon.BELL;
      case "keep-archive", "keep-unarchive" -> Icon.ARCHIVE;
      case "keep-delete" -> Icon.DELETE;
      case "person-about" -> Icon.PERSON;
      default -> id.startsWith("keep-mute") ? Icon.MUTED : Icon.TALK;
    };
  }
}
