package app.maru.ui.bus;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.ui.attention.Notification;
import app.maru.ui.invented.InventedEngine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real message bus, with an invented server of notifications.
final class BusNotifierTest {
  private static final Optional<ConversationId> MINA =
      Optional.of(ConversationId.with(InventedEngine.person(2)));

  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Optional<ConversationId>> clicked = new LinkedBlockingQueue<>();

  @SuppressWarnings("NullAway.Init")
  private PrivateBus daemon;

  @SuppressWarnings("NullAway.Init")
  private Bus bus;

  @SuppressWarnings("NullAway.Init")
  private BusNotifier notifier;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    daemon = PrivateBus.open(folder);
    bus = new Bus(daemon.address(), InstantSource.system(), background);
    notifier = new BusNotifier(bus);
    notifier.clicked(clicked::add);
  }

  @AfterEach
  void close() {
    bus.close();
    background.close();
    daemon.close();
  }

  private static Notification says(Optional<ConversationId> about, String body) {
    return new Notification(about, "Mina", body, "Open");
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(20, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  @Test
  void one_about_the_same_takes_the_place_of_the_last_and_goes_when_it_was_read() throws Exception {
    try (DBusConnection desktop = daemon.connect()) {
      StubServer server = new StubServer(desktop);
      notifier.show(says(MINA, "<b>1</b> & 2"));
      assertThat(next(server.asked))
          .isEqualTo("0 Maru maru | Mina | <b>1</b> & 2 | [default, Open] im.received");
      notifier.show(says(MINA, "two"));
      assertThat(next(server.asked)).startsWith("7 Maru maru | Mina | two");
      notifier.show(says(Optional.empty(), "more"));
      assertThat(next(server.asked)).startsWith("0 ");
      notifier.withdraw(MINA);
      assertThat(next(server.asked)).isEqualTo("withdraw 7");
      notifier.withdraw(MINA);
      notifier.close();
      assertThat(next(server.asked)).isEqualTo("withdraw 8");
    }
  }

  @Test
  void a_server_that_knows_markup_gets_text_that_is_none() throws Exception {
    try (DBusConnection desktop = daemon.connect()) {
      StubServer server = new StubServer(desktop, "body-markup");
      notifier.show(says(MINA, "<b>1</b> & 2"));
      assertThat(next(server.asked)).contains("| &lt;b&gt;1&lt;/b&gt; &amp; 2 |");
    }
  }

  @Test
  void a_click_is_told_and_those_on_the_notifications_of_others_are_not() throws Exception {
    try (DBusConnection desktop = daemon.connect()) {
      StubServer server = new StubServer(desktop);
      notifier.show(says(MINA, "one"));
      assertThat(next(server.asked)).isNotEmpty();
      server.choose(3, "default");
      server.choose(7, "settings");
      server.choose(7, "default");
      assertThat(next(clicked)).isEqualTo(MINA);
      assertThat(clicked).isEmpty();
    }
  }

  @Test
  void what_the_person_took_away_is_not_taken_away_again() throws Exception {
    try (DBusConnection desktop = daemon.connect()) {
      StubServer server = new StubServer(desktop);
      notifier.show(says(MINA, "one"));
      assertThat(next(server.asked)).isNotEmpty();
      server.dismiss(7);
      // Signals come in order: once this click was told, that dismissal was, too.
      notifier.show(says(Optional.empty(), "two"));
      assertThat(next(server.asked)).isNotEmpty();
      server.choose(8, "default");
      assertThat(next(clicked)).isEmpty();
      notifier.show(says(MINA, "three"));
      assertThat(next(server.asked)).startsWith("0 ");
    }
  }

  @Test
  void without_a_server_nothing_happens_and_one_that_comes_later_is_used() throws Exception {
    notifier.show(says(MINA, "lost"));
    try (DBusConnection desktop = daemon.connect()) {
      StubServer server = new StubServer(desktop);
      notifier.show(says(MINA, "shown"));
      String first = next(server.asked);
      // The first may have waited for the server to come.
      assertThat(first.contains("lost") ? next(server.asked) : first).contains("shown");
    }
  }

  @Test
  void without_a_bus_nothing_happens() {
    Bus none = new Bus("", InstantSource.system(), Runnable::run);
    BusNotifier nobody = new BusNotifier(none);
    nobody.show(says(MINA, "lost"));
    nobody.withdraw(MINA);
    nobody.close();
    Bus gone = new Bus("unix:path=/nowhere/bus", InstantSource.system(), Runnable::run);
    BusNotifier alone = new BusNotifier(gone);
    alone.show(says(MINA, "lost"));
    gone.close();
    assertThat(clicked).isEmpty();
  }
}
