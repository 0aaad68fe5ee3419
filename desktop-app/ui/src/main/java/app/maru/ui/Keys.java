package app.maru.ui;

import app.maru.ui.chats.ChatKey;
import app.maru.ui.conversation.MessageKey;
import app.maru.ui.conversation.WritingKey;
import app.maru.ui.find.KeysView.Line;
import app.maru.ui.find.KeysView.Part;
import app.maru.ui.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every key that means something, and what: whoever adds one to those enums has to say it here.
///
/// @param texts the words
/// @param mac whether the keys have the names of a Mac
record Keys(Texts texts, boolean mac) {

  /// On the computer this runs on.
  static Keys here(Texts texts) {
    return new Keys(texts, System.getProperty("os.name").startsWith("Mac"));
  }

  /// All of them, by where they work.
  List<Part> parts() {
    return List.of(
        part(
            "keys.part.window",
            Stream.concat(all(Shortcuts.Way.values(), this::of), all(WindowKey.values(), this::of)),
            ofWindow()),
        part("keys.part.list", all(ChatKey.values(), this::of), Stream.of()),
        part("keys.part.writing", all(WritingKey.values(), this::of), ofSending()),
        part(
            "keys.part.messages",
            Stream.of(walking("↑ ↓, Home")),
            all(MessageKey.values(), this::of)),
        part("keys.part.search", ofSearch(), Stream.of()));
  }

  private Part part(String title, Stream<Line> first, Stream<Line> then) {
    return new Part(texts.get(title), Stream.concat(first, then).distinct().toList());
  }

  private static <K> Stream<Line> all(K[] keys, Function<K, Line> of) {
    return Arrays.stream(keys).map(of);
  }

  /// A key that leads from anywhere to somewhere.
  Line of(Shortcuts.Way way) {
    return switch (way) {
      case PALETTE -> line(ctrl("K"), "keys.palette");
      case FIND_HERE -> line(ctrl("F"), "keys.find-here");
      case FIND -> line(ctrl("Shift+F"), "keys.find");
      case KEYS -> line(ctrl("/"), "keys.title");
      case SETTINGS -> line(ctrl(","), "chats.settings");
      case RECENT -> line("Ctrl+Tab", "keys.recent");
      case RECENT_BACK -> line("Ctrl+Shift+Tab", "keys.recent-back");
      case PINNED -> line(ctrl("1…9"), "keys.pinned");
      case ABOVE, BELOW -> line(alt("↑ ↓"), "keys.neighbour");
    };
  }

  /// A key that also works before there are conversations.
  Line of(WindowKey key) {
    return switch (key) {
      case LARGER, SMALLER, USUAL_SIZE -> line(ctrl("+  −  0"), "keys.zoom");
      case QUIT -> line(ctrl("Q"), "keys.quit");
    };
  }

  private Stream<Line> ofWindow() {
    return Stream.of(
        line("Tab, Shift+Tab", "keys.tab"),
        line("PgUp, PgDn", "keys.page-card"),
        line("Esc", "keys.escape"));
  }

  /// A key of the list on the left.
  Line of(ChatKey key) {
    return switch (key) {
      case CHOOSE -> walking("↑ ↓, Home, End");
      case WRITE -> line("Enter", "keys.write");
      case DELETE -> line("Del", "keys.delete-chat");
      case UP, DOWN -> line(alt("↑ ↓"), "keys.move");
      case MENU -> menu();
    };
  }

  /// A key of where one writes.
  Line of(WritingKey key) {
    return switch (key) {
      case ENTER -> line("Enter, Shift+Enter", "keys.send");
      case LAST -> line("↑", "keys.last");
      case PAGE_UP, PAGE_DOWN -> line("PgUp, PgDn", "keys.page");
      case NEXT -> line("Tab, Shift+Tab", "keys.tab");
      case LEAVE -> line("Esc", "keys.leave");
      case BOLD -> line(ctrl("B"), "format.bold");
      case ITALIC -> line(ctrl("I"), "format.italic");
      case STRUCK -> line(ctrl("Shift+X"), "format.struck");
      case CODE -> line(ctrl("E"), "format.code");
      case QUOTE -> line(ctrl("Shift+."), "format.quote");
    };
  }

  private Stream<Line> ofSending() {
    return Stream.of(line("Ctrl+Enter", "keys.send-always"));
  }

  /// A key of the messages.
  Line of(MessageKey key) {
    return switch (key) {
      case ACT -> line("Enter", "keys.act");
      case COPY -> line(ctrl("C"), "keys.copy");
      case WORDS -> line(ctrl("Shift+C"), "keys.words");
      case DELETE -> line("Del", "keys.delete");
      case CHOOSE -> line("Space", "keys.choose");
      case MENU -> menu();
      case NEWEST -> line("End", "conversation.newest");
      case LEAVE -> line("Esc", "choosing.leave");
    };
  }

  private Stream<Line> ofSearch() {
    return Stream.of(
        line("↑ ↓, Enter", "keys.hits"),
        line("Shift+Enter", "keys.hits.back"),
        line("Esc", "keys.escape"));
  }

  private Line menu() {
    return line("Shift+F10", "keys.menu");
  }

  private Line walking(String keys) {
    return line(keys, "keys.lists");
  }

  private Line line(String keys, String words) {
    return new Line(keys, texts.get(words));
  }

  private String ctrl(String key) {
    return (mac ? "⌘" : "Ctrl+") + key;
  }

  private String alt(String key) {
    return (mac ? "⌥" : "Alt+") + key;
  }
}
