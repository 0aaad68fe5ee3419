package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.client.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Figures of a chat with very many messages for `docs/benchmarks.md`; not part of the tests.
///
/// `./mvnw -pl desktop-app/ui -am test -Dtest=ChatBench -Dsurefire.failIfNoSpecifiedTests=false`
final class ChatBench {
  private static final int STORED = Integer.getInteger("maru.bench.stored", 100_000);
  private static final int OPENED = 70;

  /// While these are opened Java still compiles most of what that takes.
  private static final int COLD = 10;

  private static final int TYPED = 200;
  private static final int WARM_FRAMES = 600;
  private static final int FRAMES = 1200;
  private static final int AT_ONCE = 400;
  private static final double NOTCH = 40;
  private static final long BETWEEN = 150_000_000;
  private static final Rectangle2D PLACE = new Rectangle2D(0, 0, 1280, 800);
  private static final List<String> WORDS =
      List.of("the ship", "내일", "회의", "at noon", "좋아요", "👍", "tomorrow", "and then", "마루", "😀");

  private static final Path CPU = Path.of("/proc/thread-self/schedstat");

  private final RandomGenerator random = new Random(1);

  @BeforeAll
  static void start_the_toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void open_scroll_and_type(@TempDir Path folder) throws Exception {
    Client alice = RealWindow.client(folder.resolve("alice"), "Alice");
    long began = System.nanoTime();
    fill(alice);
    DesktopBench.say(
        String.format(
            Locale.ROOT, "%,d notes stored in %.0f s", STORED, (System.nanoTime() - began) / 1e9));
    try (Client bob = RealWindow.client(folder.resolve("bob"), "Bob");
        RealWindow window = RealWindow.open(alice, PLACE)) {
      DesktopBench.befriend(alice, bob);
      open(window, bob.messenger().self().person());
      scroll(window);
      type(window);
      memory();
    }
    began = System.nanoTime();
    try (RealWindow again =
        RealWindow.open(RealWindow.client(folder.resolve("alice"), "Alice"), PLACE)) {
      DesktopBench.say(
          String.format(
              Locale.ROOT,
              "opened again, warm: %.0f ms to the chats (%s)",
              (System.nanoTime() - began) / 1e6,
              again.stage.getTitle()));
    }
  }

  private void fill(Client client) throws Exception {
    PersonId me = client.messenger().self().person();
    Semaphore window = new Semaphore(AT_ONCE);
    for (int number = 0; number < STORED; number++) {
      window.acquire();
      StringBuilder text = new StringBuilder();
      for (int words = 1 + random.nextInt(30); words > 0; words--) {
        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      var _ =
          client
              .messenger()
              .messages()
              .send(me, text.append(number).toString())
              .whenComplete((_, _) -> window.release());
    }
    window.acquire(AT_ONCE);
  }

  /// From the click on a chat to its newest message being laid out.
  private void open(RealWindow window, PersonId other) throws Exception {
    PersonId me = window.client.messenger().self().person();
    String newest = " " + (STORED - 1);
    double[] millis = new double[OPENED];
    double[] cpu = new double[OPENED];
    for (int round = 0; round < OPENED; round++) {
      int at = round;
      DesktopBench.onScreen(() -> window.open(other));
      LockSupport.parkNanos(BETWEEN);
      CompletableFuture<Long> shown = new CompletableFuture<>();
      Runnable look =
          () -> {
            for (Node node : window.stage.getScene().getRoot().lookupAll(".bubble-text")) {
              if (node instanceof Text text && text.getText().endsWith(newest)) {
                shown.complete(System.nanoTime());
              }
            }
          };
      AtomicLong clicked = new AtomicLong();
      AtomicLong used = new AtomicLong();
      DesktopBench.onScreen(() -> {
        window.stage.getScene().addPostLayoutPulseListener(look);
        clicked.set(System.nanoTime());
        used.set(cpuNanos());
        window.open(me);
      });
      millis[round] = (shown.get(20, TimeUnit.SECONDS) - clicked.get()) / 1e6;
      DesktopBench.onScreen(() -> {
        window.stage.getScene().removePostLayoutPulseListener(look);
        cpu[at] = (cpuNanos() - used.get()) / 1e6;
      });
      LockSupport.parkNanos(BETWEEN);
    }
    DesktopBench.say(
        String.format(
            Locale.ROOT,
            "open a chat of %,d: the first %.0f ms; nine more %s; then %s",
            STORED,
            millis[0],
            spread(Arrays.copyOf(millis, COLD), 1),
            spread(millis, COLD)));
    DesktopBench.say(
        String.format(
            Locale.ROOT,
            "  CPU of the screen's thread: the first %.0f ms; then %s",
            cpu[0],
            spread(cpu, COLD)));
  }

  /// A wheel turned up without a pause, a notch a frame.
  private void scroll(RealWindow window) throws Exception {
    CompletableFuture<Frames> done = new CompletableFuture<>();
    DesktopBench.onScreen(() -> new Frames(window.stage.getScene(), done).start());
    Frames frames = done.get(5, TimeUnit.MINUTES);
    DesktopBench.say(
        String.format(
            Locale.ROOT, "scrolling, from frame to frame: %s", spread(frames.apart, WARM_FRAMES)));
    long late = Arrays.stream(frames.apart).skip(WARM_FRAMES).filter(ms -> ms > 25).count();
    DesktopBench.say(
        String.format(
            Locale.ROOT,
            "  of %d frames %d came a frame or more late",
            FRAMES - WARM_FRAMES,
            late));
    DesktopBench.say(
        String.format(
            Locale.ROOT, "  events and layout of a frame: %s", spread(frames.busy, WARM_FRAMES)));
    DesktopBench.say(
        String.format(
            Locale.ROOT,
            "  CPU of the screen's thread a frame: %s; on average %.1f ms",
            spread(frames.cpu, WARM_FRAMES),
            Arrays.stream(frames.cpu).skip(WARM_FRAMES).average().orElse(0)));
    DesktopBench.say(
        String.format(Locale.ROOT, "  went by: %,.0f px", (FRAMES - WARM_FRAMES) * NOTCH));
  }

  /// From a key to the letter being laid out.
  private static void type(RealWindow window) throws Exception {
    double[] millis = new double[TYPED];
    for (int round = 0; round < TYPED; round++) {
      CompletableFuture<Long> shown = new CompletableFuture<>();
      AtomicLong pressed = new AtomicLong();
      Runnable look = () -> shown.complete(System.nanoTime());
      DesktopBench.onScreen(() -> {
        TextArea composer = (TextArea) window.stage.getScene().getRoot().lookup(".composer-area");
        pressed.set(System.nanoTime());
        Event.fireEvent(
            composer, new KeyEvent(KeyEvent.KEY_TYPED, "a", "", null, false, false, false, false));
        window.stage.getScene().addPostLayoutPulseListener(look);
      });
      millis[round] = (shown.get(20, TimeUnit.SECONDS) - pressed.get()) / 1e6;
      DesktopBench.onScreen(() -> window.stage.getScene().removePostLayoutPulseListener(look));
      LockSupport.parkNanos(BETWEEN / 5);
    }
    DesktopBench.say(
        String.format(Locale.ROOT, "a key typed -> laid out: %s", spread(millis, TYPED / 4)));
  }

  private static void memory() throws Exception {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    Path status = Path.of("/proc/self/status");
    String resident =
        Files.isReadable(status)
            ? Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("")
            : "";
    DesktopBench.say(
        String.format(
            Locale.ROOT,
            "heap in use after all that: %d MiB; %s",
            (runtime.totalMemory() - runtime.freeMemory()) >> 20,
            resident));
  }

  /// What this thread has used, where the system tells; else nothing.
  private static long cpuNanos() {
    try {
      String told = Files.isReadable(CPU) ? Files.readString(CPU) : "0 ";
      return Long.parseLong(told.substring(0, told.indexOf(' ')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String spread(double[] millis, int from) {
    double[] sorted = Arrays.copyOfRange(millis, from, millis.length);
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "p50 %.1f, p95 %.1f, p99 %.1f, longest %.1f ms",
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }

  /// Turns the wheel in every frame, and takes the time.
  private static final class Frames extends AnimationTimer {
    private final double[] apart = new double[FRAMES];
    private final double[] busy = new double[FRAMES];
    private final double[] cpu = new double[FRAMES];
    private final Scene scene;
    private final Node sheet;
    private final CompletableFuture<Frames> done;
    private final Runnable laidOut = this::laidOut;
    private int frame = -1;
    private long last;
    private long began;
    private long used;

    Frames(Scene scene, CompletableFuture<Frames> done) {
      this.scene = scene;
      this.sheet = scene.getRoot().lookup(".messages .virtual-flow .sheet");
      this.done = done;
      scene.addPostLayoutPulseListener(laidOut);
    }

    @Override
    public void handle(long now) {
      began = System.nanoTime();
      if (frame >= 0) {
        apart[frame] = (began - last) / 1e6;
        cpu[frame] = (cpuNanos() - used) / 1e6;
      }
      last = began;
      used = cpuNanos();
      frame++;
      if (frame == FRAMES) {
        stop();
        scene.removePostLayoutPulseListener(laidOut);
        done.complete(this);
        return;
      }
      Event.fireEvent(sheet, MouseEvents.wheel(sheet, -NOTCH));
    }

    private void laidOut() {
      if (frame >= 0 && frame < FRAMES) {
        busy[frame] = (System.nanoTime() - began) / 1e6;
      }
    }
  }
}
