package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.About;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Keeping;
import app.maru.messaging.PresenceState;
import app.maru.ui.chats.ChatRow;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;

/// Draws what there is of people and of the list of conversations, so that somebody can look at it:
/// `target/screenshots`.
final class PeopleScreenshotsTest {

  @BeforeAll
  static void start_the_toolkit() throws Exception {
    Artist.ready();
  }

  @EveryLook
  void every_screen_can_be_drawn(String theme, String language) throws Exception {
    Artist artist = Artist.in(theme, language);
    lists(artist);
    people(artist);
    sure(artist);
    shown(artist);
    signals(artist);
    nameless(artist);
    emoji(artist);
  }

  /// People who have no name, or pictures in it.
  private static void few(Artist artist, InventedEngine engine, MainView view) {
    Village.knows(engine, Village.MINA, "민아 🌱 Kim");
    engine.says(Village.MINA, artist.korean() ? "안녕하세요 👋" : "Good morning 👋");
    engine.shows(Village.MINA, new About("☕ ~ 14:00", Optional.empty(), Optional.empty()));
    Village.knows(engine, Village.LONG, "Maximiliana 🌻 Theodora von Hohenstein 🏰 zu Falkenberg");
    engine.said(Village.LONG, "🎂", DeliveryState.READ);
    engine.keeps(Village.STRANGER, keeping -> keeping);
    engine.appears(Village.DAVID, "David Okafor");
    engine.appears(Village.SORA, "정소라 🎧");
    engine.regards(Village.DAVID, regard -> regard.favourite(true).verified(true));
    view.chats().open(Village.SORA);
    write(view, "half a thought 💭");
  }

  private static void write(MainView view, String text) {
    view.conversation().orElseThrow().model().composer().text().set(text);
  }

  private static void nameless(Artist artist) throws Exception {
    artist.main(
        "nameless",
        (engine, view) -> {
          few(artist, engine, view);
          view.chats().open(Village.STRANGER);
        });
    artist.main(
        "found-many",
        (engine, view) -> {
          few(artist, engine, view);
          for (int each = 20; each < 32; each++) {
            Village.knows(engine, InventedEngine.person(each), "Kim 🌱 " + each);
          }
          view.palette();
          ((TextField) view.lookup(".palette .find-text")).setText("kim");
        });
  }

  private static void emoji(Artist artist) throws Exception {
    artist.main(
        "emoji-names",
        (engine, view) -> {
          few(artist, engine, view);
          view.chats().open(Village.MINA);
          write(view, "half a thought 💭 and 🌱👍🏽 ❤️\n🎉 👩‍🚀 tea? ☕");
        });
    artist.main(
        "emoji-asking",
        (engine, view) -> {
          Village.knows(engine, Village.MINA, "민아 🌱 Kim");
          engine.contact(Village.STRANGER, "Noor 🪁", ContactState.REQUESTING);
          engine.says(Village.STRANGER, "Good morning 👋");
          view.chats().open(Village.STRANGER);
        });
    artist.zoomed(
        "emoji-zoomed",
        1.5,
        (engine, view) -> {
          few(artist, engine, view);
          view.chats().open(Village.MINA);
          write(view, "tea? ☕ 👩‍🚀 🌱 now");
        });
    artist.main(
        "emoji-person",
        (engine, view) -> {
          few(artist, engine, view);
          view.chats().open(Village.LONG);
          view.cards().person(Village.LONG);
        });
    artist.later = scene -> ((ScrollPane) scene.getRoot().lookup(".card-scroll")).setVvalue(1);
    artist.main(
        "emoji-person-end",
        (engine, view) -> {
          few(artist, engine, view);
          view.cards().person(Village.LONG);
        });
    artist.windowed = true;
    artist.later = scene -> ((Button) scene.lookup(".header-more")).fire();
    artist.main(
        "emoji-menu",
        (engine, view) -> {
          few(artist, engine, view);
          view.chats().open(Village.MINA);
        });
    artist.windowed = false;
  }

  private static void keeps(InventedEngine engine) {
    engine.keeps(Village.OLIVIA, keeping -> keeping.pinnedAt(1));
    engine.keeps(Village.LAB, keeping -> keeping.pinnedAt(2).muted(Optional.of(Keeping.FOREVER)));
    engine.keeps(Village.JUN, keeping -> keeping.muted(Optional.of(Keeping.FOREVER)));
    engine.keeps(Village.HANEUL, keeping -> keeping.marked(true));
    engine.keeps(Village.PARK, keeping -> keeping.archived(true));
  }

  private static void people(Artist artist) throws Exception {
    artist.main(
        "person",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.regards(
              Village.MINA,
              regard ->
                  regard.called(artist.korean() ? "건축가 민아" : "Mina the architect").favourite(true));
          view.chats().open(Village.MINA);
          view.cards().person(Village.MINA);
        });
    artist.main(
        "person-stranger",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.cards().person(Village.DAVID);
        });
    artist.main(
        "others",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.contact(Village.OLIVIA, "Olivia Bennett", ContactState.BLOCKED);
          engine.regards(Village.DAVID, regard -> regard.hidden(true));
          view.cards().others();
        });
    artist.main(
        "request-answers",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          Village.request(engine, artist.korean());
          view.chats().open(Village.STRANGER);
        });
  }

  private static void sure(Artist artist) throws Exception {
    artist.later = scene -> ((ScrollPane) scene.getRoot().lookup(".card-scroll")).setVvalue(1);
    artist.main(
        "person-verified",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.regards(Village.MINA, regard -> regard.verified(true));
          view.chats().open(Village.MINA);
          view.cards().person(Village.MINA);
        });
    artist.later = scene -> ((ScrollPane) scene.getRoot().lookup(".card-scroll")).setVvalue(1);
    artist.main(
        "person-blocked",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.contact(Village.OLIVIA, "Olivia Bennett", ContactState.BLOCKED);
          view.cards().person(Village.OLIVIA);
        });
    artist.main(
        "request-namesake",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          Village.request(engine, artist.korean());
          engine.contact(Village.STRANGER, engine.nameOf(Village.MINA), ContactState.REQUESTING);
          engine.regards(Village.MINA, regard -> regard.verified(true));
          view.chats().open(Village.STRANGER);
        });
  }

  private static void shown(Artist artist) throws Exception {
    About about =
        new About(
            artist.korean() ? "다섯 시까지 연구실" : "In the lab until five",
            Optional.empty(),
            Optional.of(Village.NOW.minus(Duration.ofMinutes(40))));
    artist.main(
        "faces",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.shows(Village.MINA, Portraits.of(0x80a0d0));
          engine.shows(Village.JUN, Portraits.of(0xd0a070));
          engine.shows(engine.me, Portraits.of(0x70b090));
          view.chats().open(Village.MINA);
          view.cards().person(Village.MINA);
        });
    artist.main(
        "last-seen",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.leaves(Village.MINA);
          engine.shows(Village.MINA, about);
          view.chats().open(Village.MINA);
          view.cards().person(Village.MINA);
        });
    artist.main(
        "my-picture",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.shows(engine.me, Portraits.of(0x70b090));
          view.settings();
        });
  }

  private static void signals(Artist artist) throws Exception {
    artist.main(
        "typing",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.isThere(Village.MINA, PresenceState.ONLINE);
          engine.writes(Village.MINA, true);
          view.chats().open(Village.MINA);
        });
    artist.main(
        "away",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.isThere(Village.JUN, PresenceState.AWAY);
          view.chats().open(Village.JUN);
        });
  }

  private static void lists(Artist artist) throws Exception {
    artist.main(
        "kept",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          keeps(engine);
          view.chats().open(Village.OLIVIA);
        });
    artist.main(
        "archive",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          keeps(engine);
          view.chats().part().set(ChatRow.Part.ARCHIVED);
        });
    artist.main(
        "unread-nothing",
        (engine, view) -> {
          Village.knows(engine, Village.MINA, "Mina Kim");
          engine.said(Village.MINA, "Hello", DeliveryState.READ);
          view.chats().part().set(ChatRow.Part.UNREAD);
        });
    artist.main(
        "notes",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          PersonId me = engine.me;
          engine.said(me, artist.korean() ? "우유 사기" : "Buy milk", DeliveryState.READ);
          engine.said(
              me,
              artist.korean() ? "회의실 열쇠는 2층에" : "The key of the meeting room is on floor 2",
              DeliveryState.READ);
          view.chats().open(me);
        });
    artist.main(
        "delete",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.cards().delete(ConversationId.with(Village.MINA));
        });
    artist.main(
        "delete-asked",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.keeps(Village.MINA, keeping -> keeping.asked(true));
          view.chats().open(Village.MINA);
        });
  }
}
