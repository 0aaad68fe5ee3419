package app.maru.ui;

import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FaultReason;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.RelayState;
import app.maru.messaging.Route;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.policy.Policy;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.InventedNetworks;
import app.maru.ui.invented.Village;
import app.maru.ui.start.StartViewModel;
import app.maru.ui.update.VersionMemory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;

/// Draws every screen in every state, so that somebody can look at it: `target/screenshots`.
final class ScreenshotsTest {

  @BeforeAll
  static void start_the_toolkit() throws Exception {
    Artist.ready();
  }

  @EveryLook
  void every_screen_can_be_drawn(String theme, String language) throws Exception {
    Artist artist = Artist.in(theme, language);
    artist.start("welcome", start -> start.begin(StartViewModel.Profile.NONE));
    artist.start(
        "welcome-passphrase",
        start -> {
          start.begin(StartViewModel.Profile.NONE);
          start.name().set("한별");
          start.create();
        });
    artist.start("unlock", start -> start.begin(StartViewModel.Profile.LOCKED));
    artist.start(
        "unlock-wrong",
        start -> {
          start.begin(StartViewModel.Profile.LOCKED);
          start.passphrase().set("wrong");
          start.unlock();
        });
    for (ClientException.Reason reason :
        List.of(
            ClientException.Reason.PROFILE_OPEN,
            ClientException.Reason.DAMAGED,
            ClientException.Reason.NEWER)) {
      artist.trouble(reason);
    }
    artist.trouble(
        "trouble-mendable", ClientException.damaged(Village.NOW.minus(Duration.ofHours(20)), null));
    conversations(artist);
    cards(artist);
    relays(artist);
    administered(artist);
    versions(artist);
  }

  private static void conversations(Artist artist) throws Exception {
    artist.main("nobody", (_, _) -> {});
    artist.main(
        "nearby",
        (engine, _) -> {
          engine.appears(Village.SORA, "정소라");
          engine.appears(Village.DAVID, "David Okafor");
          engine.appears(Village.MINA, "Mina Kim");
        });
    artist.main("nothing-open", (engine, _) -> Village.people(engine, artist.korean()));
    artist.main(
        "conversation",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.chats().open(Village.MINA);
        });
    artist.main(
        "unread",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.chats().open(Village.JUN);
        });
    artist.main(
        "waiting",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.chats().open(Village.HANEUL);
        });
    artist.main(
        "stranger",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.chats().open(Village.SORA);
        });
  }

  private static void cards(Artist artist) throws Exception {
    artist.main(
        "request",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          Village.request(engine, artist.korean());
          view.chats().open(Village.STRANGER);
        });
    artist.main(
        "blocked",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.contact(Village.OLIVIA, "Olivia Bennett", ContactState.BLOCKED);
          view.chats().open(Village.OLIVIA);
        });
    artist.main(
        "hostile",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          Village.hostile(engine);
          view.chats().open(Village.LONG);
        });
    artist.main(
        "faults",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          artist.model.fold(
              List.of(
                  new MessengerEvent.Fault(FaultReason.NO_INTERFACE),
                  new MessengerEvent.Fault(FaultReason.DISK_FULL)));
          view.chats().open(Village.MINA);
        });
    artist.main(
        "add",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.addPerson();
        });
    artist.main(
        "add-failed",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.add("192.168.0.30:24816");
          artist.later =
              scene -> {
                engine.failure =
                    Optional.of(new ClientException(ClientException.Reason.UNREACHABLE));
                ((Button) scene.lookup(".card .primary")).fire();
              };
        });
    artist.demo = true;
    artist.main(
        "demo",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.chats().open(Village.MINA);
        });
    artist.demo = false;
    settings(artist);
  }

  private static void settings(Artist artist) throws Exception {
    artist.main(
        "settings",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.settings();
        });
    artist.then = scene -> ((ScrollPane) scene.lookup(".card-scroll")).setVvalue(1);
    artist.main(
        "settings-end",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.relay(InventedEngine.relayAt("192.168.0.20", 61), RelayState.CONNECTED);
          view.settings();
        });
    artist.then =
        scene ->
            scene.getRoot().lookupAll(".find-text").stream()
                .filter(node -> inSettings(node))
                .forEach(node -> ((TextField) node).setText(artist.korean() ? "ㅇㅎ" : "relay"));
    artist.main(
        "settings-search",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.settings();
        });
    networks(artist);
    artist.main(
        "about",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.about();
        });
    artist.zoomed(
        "zoomed",
        1.5,
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.chats().open(Village.MINA);
        });
  }

  private static void networks(Artist artist) throws Exception {
    for (String wrong : List.of("silent", "closed", "alone")) {
      artist.main(
          "network-" + wrong,
          (engine, view) -> {
            engine.network =
                CompletableFuture.completedFuture(
                    switch (wrong) {
                      case "silent" -> InventedNetworks.silent();
                      case "closed" -> InventedNetworks.closed();
                      default -> InventedNetworks.alone();
                    });
            view.network();
          });
    }
    artist.main(
        "network-notice",
        (engine, view) -> {
          engine.network = CompletableFuture.completedFuture(InventedNetworks.silent());
          view.testNetwork();
        });
    artist.main("network-off", (_, view) -> view.lookForPeople(false));
  }

  private static boolean inSettings(Node node) {
    return Ancestors.from(node).anyMatch(each -> each.getStyleClass().contains("settings"));
  }

  private static void administered(Artist artist) throws Exception {
    artist.settled(
        "welcome-administered", start -> start.begin(StartViewModel.Profile.NONE), "한별 Park");
    RelayAddress office = InventedEngine.relayAt("relay.office", 61);
    artist.main(
        "relays-administered",
        (engine, view) -> {
          artist.administer(
              new Policy(
                  Policy.NameSource.ACCOUNT,
                  List.of(new RelayInvitation(office, RelayInvitation.NONE)),
                  Policy.Rule.OFF,
                  Policy.Rule.OFF));
          engine.relay(office, RelayState.CONNECTED);
          engine.relay(InventedEngine.relayAt("relay.example", 62), RelayState.CONNECTED);
          view.relays();
        });
    artist.main(
        "settings-administered",
        (engine, view) -> {
          artist.administer(
              new Policy(Policy.NameSource.ACCOUNT, List.of(), Policy.Rule.OFF, Policy.Rule.OFF));
          view.settings();
        });
  }

  private static void versions(Artist artist) throws Exception {
    for (boolean needed : new boolean[] {false, true}) {
      InventedVersions web = new InventedVersions();
      VersionMemory memory = new VersionMemory();
      artist.versions = web.known(Policy.Rule.CHOICE, memory);
      artist.main(
          needed ? "version-needed" : "version-here",
          (engine, view) -> {
            Village.people(engine, artist.korean());
            artist.versions.wish(true);
            web.news.complete(InventedVersions.release("1.2.0", needed ? "1.1.5" : "1.0.0"));
          });
    }
    artist.versions = new InventedVersions().known(Policy.Rule.CHOICE, new VersionMemory());
    artist.main("version-offer", (engine, view) -> Village.people(engine, artist.korean()));
    artist.versions = InventedVersions.none();
  }

  private static void relays(Artist artist) throws Exception {
    RelayAddress lan = InventedEngine.relayAt("192.168.0.20", 61);
    RelayAddress far = InventedEngine.relayAt("relay.example", 62);
    artist.main(
        "relay-offer",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.relayFound(lan);
          engine.catchesUp(1_200, 5_000);
          view.chats().open(Village.JUN);
        });
    artist.main(
        "relay-route",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.relay(lan, RelayState.KEY_CHANGED);
          engine.relay(far, RelayState.INVITE_NEEDED);
          engine.route(Village.OLIVIA, Route.RELAY);
          engine.said(Village.OLIVIA, artist.korean() ? "천천히 보세요" : "No hurry", DeliveryState.SENT);
          view.chats().open(Village.OLIVIA);
        });
    artist.main(
        "relays-none",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.relayFound(lan);
          view.relays();
        });
    artist.main(
        "relays",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.relay(lan, RelayState.CONNECTED);
          engine.relay(far, RelayState.UNREACHABLE);
          view.relays();
        });
    artist.then = scene -> ((Button) scene.lookup(".relay-remove")).fire();
    artist.main(
        "relays-remove",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          engine.relay(lan, RelayState.CONNECTED);
          view.relays();
        });
    relayStates(artist, lan);
  }

  private static void relayStates(Artist artist, RelayAddress lan) throws Exception {
    for (RelayState state :
        List.of(
            RelayState.CONNECTING,
            RelayState.KEY_CHANGED,
            RelayState.INVITE_NEEDED,
            RelayState.CLOSED,
            RelayState.BLOCKED,
            RelayState.FULL)) {
      artist.main(
          "relays-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          (engine, view) -> {
            Village.people(engine, artist.korean());
            engine.relay(lan, state);
            view.relays();
          });
    }
  }
}
