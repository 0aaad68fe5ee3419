package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Processes that are killed in the middle of a conversation.
@Timeout(180)
class CrashTest {
  private static final int ROUNDS = 8;
  private static final int WORDS = 40;
  private static final int LONGEST_LIFE_MS = 150;

  @TempDir private Path folder;
  private final List<String> acknowledged = new ArrayList<>();
  private final Set<String> unsure = new HashSet<>();

  @Test
  void nothing_acknowledged_is_lost_and_nothing_is_shown_twice_whoever_is_killed_whenever() {
    long seed = Long.getLong("maru.seed", System.nanoTime());
    Random random = new Random(seed);
    try (Person alice = Person.starts(folder, "alice");
        Person bob = Person.starts(folder, "bob")) {
      alice.befriends(bob);
      for (int round = 0; round < ROUNDS; round++) {
        Person victim = random.nextBoolean() ? alice : bob;
        CompletableFuture<Void> death =
            CompletableFuture.runAsync(
                () -> victim.process().process().destroyForcibly(),
                CompletableFuture.delayedExecutor(
                    random.nextInt(LONGEST_LIFE_MS), TimeUnit.MILLISECONDS));
        for (int word = 0; word < WORDS; word++) {
          say(alice, bob, "round " + round + " word " + word);
        }
        death.join();
        victim.process().awaitEnd();
        victim.startsAgain();
        alice.asks(bob);
      }
      say(alice, bob, "the last word");
      List<String> heard = awaitLastWord(bob, alice);
      assertThat(heard).as("seed " + seed).isEqualTo(alice.history(bob)).doesNotHaveDuplicates();
      assertThat(heard.stream().filter(text -> !unsure.contains(text)).toList())
          .as("seed " + seed)
          .isEqualTo(acknowledged);
    }
  }

  private void say(Person alice, Person bob, String text) {
    try {
      alice.says(bob, text);
      acknowledged.add(text);
    } catch (UncheckedIOException | AssertionError killed) {
      unsure.add(text);
    }
  }

  private static List<String> awaitLastWord(Person bob, Person alice) {
    return bob.process()
        .await(
            "the last word",
            () -> Optional.of(bob.history(alice)).filter(texts -> texts.contains("the last word")));
  }
}
