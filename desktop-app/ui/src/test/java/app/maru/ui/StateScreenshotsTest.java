package app.maru.ui;

import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FaultReason;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.RelayState;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.InventedNetworks;
import app.maru.ui.invented.Village;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;

/// Draws what strains a screen, so that somebody can look at it: `target/screenshots`.
final class StateScreenshotsTest {
  private static final double NARROW = 680;
  private static final double LOW = 480;

  @BeforeAll
  static void start_the_toolkit() throws Exception {
    Artist.ready();
  }

  @EveryLook
  void every_state_can_be_drawn(String theme, String language) throws Exception {
    Artist artist = Artist.in(theme, language);
    artist.main("state-empty", (_, _) -> {});
    artist.main(
        "state-busy",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.catchesUp(1_200, 5_000);
          engine.network = new CompletableFuture<>();
          view.network();
        });
    artist.main(
        "state-error",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.relay(InventedEngine.relayAt("192.168.0.20", 61), RelayState.KEY_CHANGED);
          artist.model.fold(List.of(new MessengerEvent.Fault(FaultReason.DISK_FULL)));
          view.chats().open(Village.HANEUL);
        });
    artist.main(
        "state-long-names",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          Village.hostile(engine);
          view.chats().open(Village.LONG);
        });
    artist.main("state-right-to-left", StateScreenshotsTest::rightToLeft);
    artist.zoomed("state-zoom-200", 2, (engine, view) -> talk(artist, engine, view));
    artist.later =
        scene -> scene.getRoot().lookupAll(".chat-list").forEach(list -> wantsToWrite(list));
    artist.zoomed("state-zoom-200-talk", 2, (engine, view) -> talk(artist, engine, view));
    artist.zoomed(
        "state-zoom-200-settings",
        2,
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.settings();
        });
    artist.width = NARROW;
    artist.height = LOW;
    artist.main("state-narrow", (engine, view) -> talk(artist, engine, view));
    artist.main(
        "state-narrow-settings",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.settings();
        });
  }

  @EveryLook
  void high_contrast_can_be_drawn(String theme, String language) throws Exception {
    Artist artist = Artist.in(theme, language);
    artist.contrast = true;
    artist.main("contrast", (engine, view) -> talk(artist, engine, view));
    artist.main(
        "contrast-settings",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.settings();
        });
    artist.main(
        "contrast-network",
        (engine, view) -> {
          engine.network = CompletableFuture.completedFuture(InventedNetworks.silent());
          view.network();
        });
  }

  private static void talk(Artist artist, InventedEngine engine, MainView view) {
    Village.people(engine, artist.korean());
    view.chats().open(Village.MINA);
  }

  private static void wantsToWrite(Node list) {
    Event.fireEvent(
        list,
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
  }

  private static void rightToLeft(InventedEngine engine, MainView view) {
    engine.contact(Village.SORA, "نور الهدى", ContactState.ACCEPTED);
    engine.contact(Village.DAVID, "דוד לוי", ContactState.ACCEPTED);
    engine.says(Village.DAVID, "שלום, מה שלומך?");
    engine.says(Village.SORA, "مرحبا، هل نلتقي غدًا الساعة 10؟");
    engine.said(Village.SORA, "نعم، في القاعة الكبرى", DeliveryState.READ);
    engine.says(Village.SORA, "The room is called קומה 3, see you there");
    view.chats().open(Village.SORA);
  }
}
