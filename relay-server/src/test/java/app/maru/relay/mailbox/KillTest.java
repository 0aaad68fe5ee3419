package app.maru.relay.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.net.ThreadLoop;
import app.maru.relay.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that keeps mail is killed at any moment, again and again on one folder. Every envelope
/// it called kept must be there. `-Dmaru.harness=long` kills far more.
final class KillTest {
  private static final boolean LONG = "long".equals(System.getProperty("maru.harness"));
  private static final int KILLS = LONG ? 260 : 6;
  private static final int LONGEST_MILLIS = LONG ? 1500 : 500;

  @TempDir private Path home;

  @Test
  void what_was_called_kept_outlives_a_kill() throws Exception {
    SplittableRandom random = new SplittableRandom();
    Path folder = home.resolve("mail");
    Set<Integer> mustBeThere = new TreeSet<>();
    int kept = 0;
    int next = 1;
    for (int kill = 0; kill < KILLS; kill++) {
      Path said = home.resolve("said");
      Process writer =
          ChildJvm.start(
              said,
              KilledLog.class,
              folder.toString(),
              Integer.toString(kill),
              Integer.toString(next));
      if (kill % 4 != 3) {
        while (!Files.readString(said).startsWith("open")) {
          assertThat(writer.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
        }
      }
      boolean ended = writer.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
      assertThat(ended).as("the writer stopped by itself").isFalse();
      writer.destroyForcibly().waitFor();
      for (String line : whole(Files.readString(said))) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("kept")) {
          kept++;
          mustBeThere.add(Integer.valueOf(words[1]));
        } else if (words[0].equals("removed")) {
          mustBeThere.remove(Integer.valueOf(words[1]));
        } else {
          assertThat(line).isEqualTo("open");
        }
      }
      List<Integer> found = found(folder, kill);
      assertThat(found).as("kill %s", kill).isSorted().doesNotHaveDuplicates();
      assertThat(found).as("kill %s", kill).containsAll(mustBeThere);
      next = found.isEmpty() ? next : found.getLast() + 1;
    }
    System.out.printf("kills: %d, envelopes kept: %d, none lost%n", KILLS, kept);
  }

  /// The last line may have been cut.
  private static List<String> whole(String said) {
    int end = said.lastIndexOf('\n');
    return end < 0 ? List.of() : said.substring(0, end).lines().toList();
  }

  private static List<Integer> found(Path folder, long seed) throws Exception {
    CompletableFuture<List<Integer>> answer = new CompletableFuture<>();
    try (ThreadLoop loop = ThreadLoop.open("checking");
        MailLog log = KilledLog.open(folder, -1 - seed, loop)) {
      loop.execute(() ->
          log.take(
              KilledLog.OWNER,
              0,
              Integer.MAX_VALUE,
              Integer.MAX_VALUE,
              batch -> {
                List<Integer> numbers = new ArrayList<>();
                batch.mail().forEach(mail -> numbers.add(Letters.number(mail.envelope())));
                answer.complete(numbers);
              }));
      return answer.get(60, TimeUnit.SECONDS);
    }
  }
}
