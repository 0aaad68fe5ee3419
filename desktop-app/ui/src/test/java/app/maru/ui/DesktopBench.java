package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.client.Client;
import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.client.InviteLink;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Figures for `docs/benchmarks.md`; not part of the tests.
///
/// `./mvnw -pl desktop-app/ui -am test -Dtest=DesktopBench -Dsurefire.failIfNoSpecifiedTests=false`
final class DesktopBench {
  private static final int WARM_UP = 100;
  private static final int MEASURED = 300;
  private static final int STORED = Integer.getInteger("maru.bench.stored", 100_000);
  private static final int AT_ONCE = 400;
  private static final long PULSE = 16_666_667;
  private static final long PAUSE = 300_000_000;

  @BeforeAll
  static void start_the_toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void enter_to_the_others_screen(@TempDir Path folder) throws Exception {
    try (RealWindow alice = RealWindow.open(folder.resolve("alice"), "Alice", 0);
        RealWindow bob = RealWindow.open(folder.resolve("bob"), "Bob", 500)) {
      befriend(alice.client, bob.client);
      onScreen(() -> alice.open(bob.client.messenger().self().person()));
      onScreen(() -> bob.open(alice.client.messenger().self().person()));
      long[] nanos = new long[MEASURED];
      RandomGenerator random = new Random(1);
      for (int round = -WARM_UP; round < MEASURED; round++) {
        // Until the last one's receipts are through, and then at any moment between two pulses.
        LockSupport.parkNanos(PAUSE + random.nextLong(PULSE));
        long took = one(alice, bob, "message number " + (round + WARM_UP));
        if (round >= 0) {
          nanos[round] = took;
        }
      }
      Arrays.sort(nanos);
      say(
          String.format(
              Locale.ROOT,
              "Enter -> drawn in the other's window: p50 %.1f ms, p95 %.1f ms, %d messages",
              nanos[MEASURED / 2] / 1e6,
              nanos[MEASURED * 95 / 100] / 1e6,
              MEASURED));
    }
  }

  private static long one(RealWindow from, RealWindow to, String text) throws Exception {
    CompletableFuture<Long> drawn = new CompletableFuture<>();
    Runnable look =
        () -> {
          for (var node : to.stage.getScene().getRoot().lookupAll(".bubble-text")) {
            if (node instanceof Text shown && shown.getText().equals(text)) {
              drawn.complete(System.nanoTime());
            }
          }
        };
    AtomicLong pressed = new AtomicLong();
    onScreen(() -> {
      to.stage.getScene().addPostLayoutPulseListener(look);
      TextArea composer = (TextArea) from.stage.getScene().getRoot().lookup(".composer-area");
      composer.setText(text);
      pressed.set(System.nanoTime());
      Event.fireEvent(
          composer,
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    });
    long took = drawn.get(20, TimeUnit.SECONDS) - pressed.get();
    onScreen(() -> to.stage.getScene().removePostLayoutPulseListener(look));
    return took;
  }

  @Test
  void open_a_profile_with_many_messages(@TempDir Path folder) throws Exception {
    Path profile =
        Optional.ofNullable(System.getProperty("maru.bench.profile"))
            .map(Path::of)
            .orElse(folder.resolve("alice"));
    fill(profile, folder.resolve("bob"));
    for (int round = 0; round < 5; round++) {
      long before = System.nanoTime();
      try (RealWindow window = RealWindow.open(profile, "Alice", 0)) {
        say(
            String.format(
                Locale.ROOT,
                "profile with %d messages, opening -> conversations shown: %.0f ms (%s)",
                STORED,
                (System.nanoTime() - before) / 1e6,
                window.stage.getTitle()));
      }
    }
  }

  private static void fill(Path alicesProfile, Path bobsProfile) throws Exception {
    try (Client alice = client(alicesProfile, "Alice");
        Client bob = client(bobsProfile, "Bob")) {
      befriend(alice, bob);
      PersonId to = bob.messenger().self().person();
      Semaphore window = new Semaphore(AT_ONCE);
      for (int number = 0; number < STORED; number++) {
        window.acquire();
        CompletableFuture<MessageId> sent =
            alice.messenger().messages().send(to, "A message of ordinary length, number " + number);
        var _ = sent.whenComplete((_, _) -> window.release());
      }
      window.acquire(AT_ONCE);
    }
  }

  private static Client client(Path profile, String name) throws Exception {
    return Client.open(
        new ClientOptions(
            profile,
            Optional.of(name),
            Optional.empty(),
            OptionalInt.of(0),
            false,
            true,
            List.of()));
  }

  static void befriend(Client one, Client other) throws Exception {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    PersonId me = one.messenger().self().person();
    other
        .messenger()
        .observe(event -> {
          if (event instanceof MessengerEvent.ContactChanged(var contact, _)
              && contact.person().equals(me)) {
            asked.complete(null);
          }
        });
    PersonId person =
        one.connect(InviteLink.parse(other.link()).orElseThrow()).get(20, TimeUnit.SECONDS);
    one.messenger().people().request(person).get(20, TimeUnit.SECONDS);
    asked.get(20, TimeUnit.SECONDS);
    other.messenger().people().accept(me).get(20, TimeUnit.SECONDS);
  }

  static void onScreen(Runnable task) throws Exception {
    CompletableFuture.runAsync(task, Platform::runLater).get(20, TimeUnit.SECONDS);
  }

  static void say(String figures) {
    System.out.println(figures);
  }
}
