package app.maru.crypto.session;

import app.maru.crypto.SecretBytes;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.primitive.Hashes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Measures time per message on one thread; not part of the tests, run it by name:
///
/// `./mvnw -q -pl crypto test -Dtest=SessionBenchmark`
class SessionBenchmark {
  private static final int ROUNDS = 41;
  private static final int WARM_UP = 6;
  private static final int SESSIONS = 1_000;
  private static final int STEADY_GOAL = 25;
  private static final int STEP_GOAL = 600;

  private final SecureRandom random = new SecureRandom();

  /// Something to be repeated.
  private interface Work {
    void run() throws Exception;
  }

  @Test
  void prints_the_time_per_message() throws Exception {
    byte[] block = new byte[64 * 1024];
    double calibration =
        measure("calibration: SHA-256 of 64 KiB", 2_000, 0, () -> Hashes.sha256(block));
    Party[] pair = talking();
    Party alice = pair[0];
    Party bob = pair[1];
    byte[] content = new byte[512];
    double steady =
        measure(
            "one-way, encrypt + decrypt 512 B",
            2_000,
            calibration,
            () -> bob.receives(alice.says(content)));
    byte[] large = new byte[SessionBook.MAX_CONTENT];
    measure(
        "one-way, encrypt + decrypt 48 KiB",
        100,
        calibration,
        () -> bob.receives(alice.says(large)));
    double step =
        measure(
                "ping-pong, encrypt + decrypt 512 B, a ratchet step each",
                500,
                calibration,
                () -> {
                  bob.receives(alice.says(content));
                  alice.receives(bob.says(content));
                })
            / 2;
    System.out.printf(Locale.ROOT, "%-58s %9.1f µs%n", "  of which one message", step);
    SecretBytes key = SecretBytes.random(32, random);
    measure("write a session book", 2_000, calibration, () -> bob.book.encode(key, random));
    byte[] written = bob.book.encode(key, random);
    measure(
        "read a session book (" + written.length + " B)",
        500,
        calibration,
        () -> SessionBook.decode(bob.book.person(), bob.book.device(), written, key));
    authors(calibration);
    handshakes(calibration);
    System.out.printf(
        Locale.ROOT,
        "goals: one-way 512 B %.1f of %d µs, with a ratchet step %.1f of %d µs%n",
        steady,
        STEADY_GOAL,
        step,
        STEP_GOAL);
  }

  /// What it costs to find out that a body from a relay is of none of a thousand sessions.
  private void authors(double calibration) throws Exception {
    List<SealMarks> marks = new ArrayList<>();
    Party[] one = talking();
    for (int i = 0; i < SESSIONS; i++) {
      Party[] pair = Party.pair(random);
      pair[0].initiates(pair[1]);
      marks.add(pair[0].book.marks());
    }
    SealMarks.Mark mark = SealMarks.of(one[0].says("whose?")).orElseThrow();
    measure(
        "try " + SESSIONS + " sessions for an author",
        20,
        calibration,
        () -> marks.forEach(each -> each.recognise(mark)));
  }

  private void handshakes(double calibration) throws Exception {
    Party[] pair = Party.pair(random);
    byte[] published = pair[1].bundle(true).encode();
    measure("verify a bundle", 100, calibration, () -> PrekeyBundle.decode(published));
    PrekeyBundle bundle = PrekeyBundle.decode(published);
    Party alice = pair[0];
    Party bob = pair[1];
    SessionBook none = alice.book;
    measure(
        "initiate + encrypt the first message",
        100,
        calibration,
        () -> {
          alice.book = none.initiate(alice.identity, bundle, alice.now, random);
          alice.says("hello");
        });
    byte[] first = alice.says("hello");
    measure(
        "respond + decrypt the first message, sender verified",
        100,
        calibration,
        () -> Introductions.respond(bob.identity, bob, first, bob.now));
  }

  private Party[] talking() throws Exception {
    Party[] pair = Party.pair(random);
    pair[0].initiates(pair[1]);
    pair[1].hears(pair[0].says("hello"));
    pair[0].hears(pair[1].says("hello"));
    return pair;
  }

  private static double measure(String what, int times, double calibration, Work work)
      throws Exception {
    double[] micros = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < times; i++) {
        work.run();
      }
      double each = (System.nanoTime() - start) / 1_000.0 / times;
      if (round >= 0) {
        micros[round] = each;
      }
    }
    Arrays.sort(micros);
    double best = micros[0];
    System.out.printf(
        Locale.ROOT,
        "%-58s %9.1f µs (median %.1f)   ratio %.2f%n",
        what,
        best,
        micros[ROUNDS / 2],
        calibration == 0 ? 1 : best / calibration);
    return best;
  }
}
