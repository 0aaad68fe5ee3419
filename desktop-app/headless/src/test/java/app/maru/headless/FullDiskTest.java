package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full at one end of a conversation.
@Timeout(120)
class FullDiskTest {
  @TempDir private Path folder;
  private Path small;

  @BeforeEach
  void a_small_disk_is_mounted() throws Exception {
    small = Files.createDirectory(folder.resolve("small"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small.toString()) == 0;
    assumeTrue(mounted, "SKIPPED: mounting a small disk needs root on Linux");
  }

  @AfterEach
  void it_is_taken_away() throws Exception {
    run("umount", "-l", small.toString());
  }

  @Test
  void a_full_disk_has_a_name_and_loses_nothing() throws Exception {
    try (Person alice = Person.starts(small, "alice");
        Person bob = Person.starts(folder, "bob")) {
      alice.befriends(bob);
      List<String> said = new ArrayList<>();
      said.add("while there is room");
      alice.says(bob, "while there is room");
      bob.hears("while there is room");
      Path filler = small.resolve("filler");
      fill(filler);

      String reason = sayUntilRefused(alice, bob, said);
      assertThat(reason).isEqualTo("DISK_FULL");
      String waiting = bob.says(alice, "can you hear me?");
      alice.process().event("fault", event -> event.get("reason").asText().equals("DISK_FULL"));
      assertThat(alice.timesHeard("can you hear me?")).isZero();
      alice.process().call("profile.get");

      Files.delete(filler);
      bob.process().awaitState(waiting, "delivered");
      alice.hears("can you hear me?");
      said.add("can you hear me?");
      alice.says(bob, "now there is room again");
      said.add("now there is room again");
      bob.hears("now there is room again");
      assertThat(alice.history(bob)).containsExactlyElementsOf(said);
      assertThat(bob.history(alice)).containsExactlyElementsOf(said);
      alice.process().kill();
      alice.startsAgain();
      assertThat(alice.history(bob)).containsExactlyElementsOf(said);
    }
  }

  private static String sayUntilRefused(Person alice, Person bob, List<String> said) {
    for (int i = 0; i < 200; i++) {
      String text = "into the last free corner " + i;
      try {
        alice.says(bob, text);
        said.add(text);
      } catch (HeadlessProcess.Refused e) {
        return e.reason;
      }
    }
    return "never refused";
  }

  private static void fill(Path filler) throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] block = new byte[4096];
      for (int i = 0; i < 100_000; i++) {
        out.write(block);
      }
    } catch (IOException full) {
      return;
    }
    throw new AssertionError("the disk is not small");
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
