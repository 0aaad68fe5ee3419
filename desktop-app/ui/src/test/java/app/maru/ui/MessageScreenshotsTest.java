package app.maru.ui;

import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerException;
import app.maru.ui.conversation.Item;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;

/// Draws what can be done with messages, so that somebody can look at it: `target/screenshots`.
final class MessageScreenshotsTest {
  /// As wide as the headless screen.
  private static final double MENU_WIDTH = 1000;

  private static final double MENU_INSIDE = 40;

  @BeforeAll
  static void start_the_toolkit() throws Exception {
    Artist.ready();
  }

  @EveryLook
  void every_screen_can_be_drawn(String theme, String language) throws Exception {
    Artist artist = Artist.in(theme, language);
    draw(artist, "messages", _ -> {});
    artist.zoomed(
        "messages-zoomed",
        1.5,
        (engine, view) -> {
          rich(engine, artist.korean());
          view.chats().open(Village.MINA);
        });
    draw(artist, "messages-answering", scene -> key(scene, KeyCode.UP));
    draw(artist, "messages-emoji", scene -> fire(scene, ".emoji"));
    draw(
        artist,
        "messages-later",
        scene -> {
          ((TextArea) scene.lookup(".composer-area")).setText("…");
          fire(scene, ".later");
        });
    draw(artist, "messages-plans", scene -> fire(scene, ".plans-show"));
    draw(
        artist,
        "messages-plan",
        scene -> {
          fire(scene, ".plans-show");
          fire(scene, ".plan-change");
        });
    draw(artist, "messages-lifetime", scene -> fire(scene, ".lifetime"));
    drawn(artist, "messages-delete", scene -> onMessages(scene, KeyCode.DELETE));
    drawn(artist, "messages-chosen", scene -> onMessages(scene, KeyCode.SPACE));
    drawn(
        artist,
        "messages-forward",
        scene -> {
          onMessages(scene, KeyCode.SPACE);
          fire(scene, ".choosing-forward");
        });
    drawCards(artist);
  }

  /// What covers the messages.
  private static void drawCards(Artist artist) throws Exception {
    artist.then = scene -> fire(scene, "#setting-passphrase .button");
    artist.main(
        "passphrase",
        (engine, view) -> {
          engine.passphrase = true;
          Village.people(engine, artist.korean());
          view.settings("passphrase");
        });
    artist.main(
        "messages-forward-failed",
        (engine, view) -> {
          rich(engine, artist.korean());
          view.chats().open(Village.MINA);
          artist.later =
              scene -> {
                onMessages(scene, KeyCode.SPACE);
                fire(scene, ".choosing-forward");
                engine.failure =
                    Optional.of(new MessengerException(MessengerException.Reason.TOO_MANY));
                fire(scene, ".forward-person");
              };
        });
    artist.later = MessageScreenshotsTest::clickLink;
    artist.main(
        "messages-link",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.says(Village.MINA, "http://bank.example@xn--80ak6aa92e.example/login");
          view.chats().open(Village.MINA);
        });
  }

  @EveryLook
  void every_menu_can_be_drawn(String theme, String language) throws Exception {
    Artist artist = Artist.in(theme, language);
    artist.windowed = true;
    artist.width = MENU_WIDTH;
    drawn(artist, "menu-message", scene -> menu(scene, MessageScreenshotsTest::isEdited));
    drawn(artist, "menu-message-theirs", scene -> menu(scene, MessageScreenshotsTest::hasLink));
    drawn(
        artist,
        "messages-info",
        scene -> {
          menu(scene, MessageScreenshotsTest::isEdited);
          take(Texts.in(Locale.of(language)).get("deed.info"));
        });
    drawn(
        artist,
        "messages-words",
        scene -> {
          menu(scene, MessageScreenshotsTest::hasLink);
          take(Texts.in(Locale.of(language)).get("deed.words"));
        });
    drawn(artist, "menu-composer", MessageScreenshotsTest::menuOfComposer);
    drawn(artist, "menu-header", scene -> fire(scene, ".header-more"));
    drawn(
        artist,
        "menu-chat",
        scene -> {
          scene.lookup(".chat-list").requestFocus();
          scene.lookup(".chat-list").fireEvent(menuKey());
        });
  }

  private static boolean isEdited(Message message) {
    return message.traits().edits() > 0;
  }

  private static boolean hasLink(Message message) {
    return message.text().contains("code?");
  }

  private static KeyEvent menuKey() {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false);
  }

  /// Opens the menu of a message, from the keys.
  private static void menu(Scene scene, Predicate<Message> which) {
    ListView<?> list = (ListView<?>) scene.lookup(".messages");
    for (int at = 0; at < list.getItems().size(); at++) {
      if (list.getItems().get(at) instanceof Item.Bubble(var message, _, _)
          && which.test(message)) {
        list.getFocusModel().focus(at);
      }
    }
    list.fireEvent(menuKey());
  }

  private static void menuOfComposer(Scene scene) {
    TextArea area = (TextArea) scene.lookup(".composer-area");
    area.setText("maru");
    area.requestFocus();
    area.selectAll();
    Bounds place = area.localToScreen(area.getLayoutBounds());
    double x = place.getMinX() + MENU_INSIDE;
    double y = place.getMinY();
    area.fireEvent(
        new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, x, y, true, null));
  }

  private static void take(String words) {
    List.copyOf(Window.getWindows()).stream()
        .filter(ContextMenu.class::isInstance)
        .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
        .filter(item -> words.equals(item.getText()))
        .findFirst()
        .ifPresent(item -> {
          item.fire();
          item.getParentPopup().hide();
        });
  }

  private static void draw(Artist artist, String name, Consumer<Scene> then) throws Exception {
    artist.then = then;
    artist.main(
        name,
        (engine, view) -> {
          rich(engine, artist.korean());
          view.chats().open(Village.MINA);
        });
  }

  /// What the person does needs messages that were laid out.
  private static void drawn(Artist artist, String name, Consumer<Scene> then) throws Exception {
    artist.later = then;
    draw(artist, name, _ -> {});
  }

  private static void fire(Scene scene, String selector) {
    Set<Node> found = scene.getRoot().lookupAll(selector);
    found.stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .findFirst()
        .ifPresent(Button::fire);
  }

  private static void key(Scene scene, KeyCode code) {
    Node area = scene.lookup(".composer-area");
    area.fireEvent(press(code));
  }

  private static void onMessages(Scene scene, KeyCode code) {
    ListView<?> list = (ListView<?>) scene.lookup(".messages");
    list.getFocusModel().focus(list.getItems().size() - 1);
    list.fireEvent(press(code));
  }

  private static void clickLink(Scene scene) {
    Node link = scene.getRoot().lookupAll(".link").stream().findFirst().orElseThrow();
    link.fireEvent(MouseEvents.click(MouseButton.PRIMARY));
  }

  private static KeyEvent press(KeyCode code) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
  }

  static void rich(InventedEngine engine, boolean korean) {
    Village.people(engine, korean);
    engine.at(Village.NOW.minus(Duration.ofMinutes(4)));
    Message plan =
        engine.says(
            Village.MINA,
            korean
                ? "**중요**: _오후 세 시_ 회의예요 📌 ~~두 시~~\n> 자료는 미리 올려 주세요\n`maru --demo` 로 열면 됩니다"
                : "**Important**: the meeting is at _three sharp_ 📌 ~~two~~\n> Please share the"
                    + " slides before\nOpen it with `maru --demo`");
    engine.reacts(plan, Village.MINA, List.of("👍"));
    engine.reacts(plan, engine.me, List.of("👍", "🎉"));
    Message answer =
        engine.said(
            Village.MINA,
            korean ? "네, 알겠습니다 🙂" : "Yes, I will 🙂",
            DeliveryState.READ,
            Optional.of(plan));
    engine.reacts(answer, Village.MINA, List.of("❤️"));
    engine.says(
        Village.MINA,
        "```java\nvoid main() {\n  IO.println(\"마루\");\n}\n```\nhttps://plans.example/code?x=1");
    Message edited = engine.said(Village.MINA, korean ? "세 시" : "at three", DeliveryState.READ);
    engine.edits(edited, korean ? "세 시 반에 봐요" : "See you at half past three");
    Message gone = engine.says(Village.MINA, "x");
    engine.retracts(gone);
    engine.forwarded(Village.MINA, korean ? "창문은 남쪽으로" : "The window goes to the south side");
    engine.says(Village.MINA, "🎉👏🏽❤️");
    engine.answers(Village.MINA, korean ? "이건요?" : "And this?", gone);
    engine.seenAll(Village.MINA);
    engine.emoji.addAll(List.of("🎉", "👍", "🙂"));
    engine.lifetime(Village.MINA, 86_400, false);
    engine.plans(
        Village.MINA,
        korean ? "내일 아침에 도면 가져갈게요" : "I will bring the drawing tomorrow morning",
        Village.NOW.plus(Duration.ofHours(18)));
  }
}
