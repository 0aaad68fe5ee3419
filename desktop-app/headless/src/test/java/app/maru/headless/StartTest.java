package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Starting, ending, and what is said when that is not possible.
@Timeout(120)
class StartTest {
  @TempDir private Path folder;

  @Test
  void a_profile_keeps_its_ids_and_its_name_over_restarts_and_can_be_renamed() {
    JsonNode first;
    try (HeadlessProcess alice = start("--name", "Alice")) {
      first = alice.call("profile.get");
      assertThat(alice.end()).isZero();
      assertThat(alice.errors()).isEmpty();
      assertThat(alice.strangeLines()).isEmpty();
    }
    assertThat(first.get("name").asText()).isEqualTo("Alice");
    assertThat(first.get("personId").asText()).hasSize(64);
    assertThat(first.get("deviceId").asText()).hasSize(32);
    assertThat(first.at("/addresses/0/host").asText()).isNotEmpty();
    try (HeadlessProcess again = start()) {
      assertThat(again.call("profile.get").get("personId")).isEqualTo(first.get("personId"));
      assertThat(again.call("profile.get").get("deviceId")).isEqualTo(first.get("deviceId"));
      assertThat(again.call("profile.get").get("name").asText()).isEqualTo("Alice");
    }
    try (HeadlessProcess renamed = start("--name", "지민")) {
      assertThat(renamed.call("profile.get").get("name").asText()).isEqualTo("지민");
      assertThat(renamed.call("profile.get").get("personId")).isEqualTo(first.get("personId"));
    }
  }

  @Test
  void it_ends_by_shutdown_by_the_end_of_its_input_and_by_sigterm() {
    try (HeadlessProcess alice = start("--name", "Alice")) {
      alice.call("shutdown");
      assertThat(alice.awaitEnd()).isZero();
    }
    try (HeadlessProcess alice = start()) {
      alice.send("profile.get");
      assertThat(alice.end()).isZero();
      assertThat(alice.answers()).hasSize(1);
    }
    try (HeadlessProcess alice = start()) {
      alice.call("profile.get");
      alice.process().destroy();
      assertThat(alice.awaitEnd()).isEqualTo(143);
    }
    try (HeadlessProcess alice = start()) {
      alice.call("profile.get");
    }
  }

  @Test
  void relays_of_an_administrator_are_used_and_a_policy_that_cannot_be_read_is_told()
      throws IOException {
    String relay = "maru://relay/127.0.0.1:1#" + "ab".repeat(32);
    Path policy = folder.resolve("policy.json");
    Files.writeString(policy, "{\"relays\": [\"" + relay + "\"], \"discovery\": false}");
    try (HeadlessProcess alice = start("--name", "Alice", "--policy", policy.toString())) {
      assertThat(alice.call("relay.list").at("/relays/0/link").asText()).isEqualTo(relay);
      assertThat(alice.end()).isZero();
      assertThat(alice.errors()).isEmpty();
    }
    Files.writeString(policy, "{\n  \"discovry\": false\n}");
    try (HeadlessProcess alice = start("--policy", policy.toString())) {
      JsonNode fault = alice.event("fault");
      assertThat(fault.get("reason").asText()).isEqualTo("POLICY");
      assertThat(fault.get("text").asText()).contains("there is no setting \"discovry\"");
      alice.call("profile.get");
      assertThat(alice.end()).isZero();
      assertThat(alice.errors()).contains("discovry");
    }
  }

  @Test
  void a_new_profile_needs_a_name() {
    assertFault("NAME_NEEDED", start());
  }

  @Test
  void a_folder_of_something_else_is_left_alone() throws IOException {
    Files.writeString(
        Files.createDirectory(folder.resolve("p")).resolve("diary.txt"), "dear diary");
    assertFault("IO", start("--name", "Alice"));
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("diary.txt");
  }

  @Test
  void one_process_has_a_profile_at_a_time() {
    try (HeadlessProcess first = start("--name", "Alice")) {
      first.call("profile.get");
      assertFault("PROFILE_OPEN", start());
      first.call("profile.get");
    }
  }

  @Test
  void a_passphrase_is_asked_for_and_checked() {
    Map<String, String> right = Map.of("PASS", "correct horse");
    try (HeadlessProcess alice = start(right, "--name", "Alice", "--passphrase-env", "PASS")) {
      alice.call("profile.get");
      assertThat(alice.end()).isZero();
    }
    assertFault("PASSPHRASE_NEEDED", start());
    assertFault("WRONG_PASSPHRASE", start(Map.of("PASS", "wrong"), "--passphrase-env", "PASS"));
    try (HeadlessProcess alice = start(right, "--passphrase-env", "PASS")) {
      assertThat(alice.call("profile.get").get("name").asText()).isEqualTo("Alice");
    }
  }

  @Test
  void a_taken_port_is_told_and_another_one_used() throws IOException {
    try (ServerSocket taken = new ServerSocket(0);
        HeadlessProcess alice =
            start("--name", "Alice", "--port", String.valueOf(taken.getLocalPort()))) {
      JsonNode fault =
          alice.event("fault", event -> event.get("reason").asText().equals("PORT_TAKEN"));
      assertThat(fault.get("text").asText()).endsWith(".");
      assertThat(alice.call("profile.get").at("/addresses/0/port").asInt())
          .isNotEqualTo(taken.getLocalPort())
          .isPositive();
    }
  }

  @Test
  void damaged_files_are_said_to_be_damaged_or_mended_but_never_believed() throws IOException {
    String person;
    try (HeadlessProcess alice = start("--name", "Alice")) {
      person = alice.call("profile.get").get("personId").asText();
      assertThat(alice.end()).isZero();
    }
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      if (good.length == 0) {
        continue;
      }
      byte[] bad = good.clone();
      for (int i = 0; i < bad.length; i += 97) {
        bad[i] ^= 0x5a;
      }
      Files.write(file, bad);
      try (HeadlessProcess alice = start()) {
        String said = whatHappened(alice);
        assertThat(said)
            .as("after damage to " + file.getFileName())
            .isIn(person, "DAMAGED", "NEWER", "WRONG_PASSPHRASE");
      }
      Files.write(file, good);
    }
  }

  @Test
  void a_damaged_database_is_opened_as_its_last_good_copy_only_when_that_is_wanted()
      throws IOException {
    JsonNode first;
    try (HeadlessProcess alice = start("--name", "Alice")) {
      first = alice.call("profile.get");
      assertThat(alice.end()).isZero();
    }
    Path database = folder.resolve("p").resolve("store.db");
    try (HeadlessProcess whole = start("--restore-last-good", "--name", "Alicia")) {
      whole.call("profile.get");
      assertThat(whole.end()).isZero();
    }
    assertThat(folder.resolve("p").resolve("store.damaged-0001.db")).doesNotExist();
    Files.writeString(database, "rubbish");
    try (HeadlessProcess damaged = start()) {
      assertThat(damaged.awaitEnd()).isEqualTo(1);
      assertThat(damaged.errors()).containsPattern("good copy of \\d{4}-.*--restore-last-good");
    }
    try (HeadlessProcess mended = start("--restore-last-good")) {
      JsonNode again = mended.call("profile.get");
      assertThat(again.get("personId")).isEqualTo(first.get("personId"));
      assertThat(again.get("name").asText()).isEqualTo("Alice");
      assertThat(mended.end()).isZero();
    }
    assertThat(folder.resolve("p").resolve("store.damaged-0001.db")).hasContent("rubbish");
  }

  @Test
  void wrong_options_are_explained_and_end_with_2() {
    try (HeadlessProcess wrong = HeadlessProcess.start("--profil", "x")) {
      assertThat(wrong.awaitEnd()).isEqualTo(2);
      assertThat(wrong.errors()).isEqualTo("maru-headless: unknown option --profil; try --help\n");
      assertThat(wrong.strangeLines()).isEmpty();
    }
    try (HeadlessProcess help = HeadlessProcess.start("--help")) {
      assertThat(help.awaitEnd()).isZero();
      assertThat(String.join("\n", help.strangeLines())).contains("--passphrase-env VAR");
    }
  }

  @Test
  void garbage_on_standard_input_is_refused_line_by_line() {
    try (HeadlessProcess alice = start("--name", "Alice")) {
      alice.type(new byte[] {0, 1, 2, (byte) 0xff, '\n'});
      alice.type("{\"jsonrpc\":\"2.0\",\"id\":\"x\"}\n[]\n\"\n{}{}\n" + "[".repeat(1000) + "\n");
      alice.type("x".repeat(1_200_000) + "\n");
      assertThat(alice.call("profile.get").get("name").asText()).isEqualTo("Alice");
      assertThat(alice.strangeLines())
          .hasSize(7)
          .allMatch(line -> line.contains("\"error\":{\"code\":-3"));
      assertThat(alice.end()).isZero();
      assertThat(alice.errors()).isEmpty();
    }
  }

  @Test
  void when_nobody_reads_its_output_it_closes_the_profile_and_ends() throws IOException {
    try (HeadlessProcess alice = start("--name", "Alice")) {
      alice.call("profile.get");
      alice.process().getInputStream().close();
      for (int i = 0; i < 20 && alice.process().isAlive(); i++) {
        alice.send("profile.get");
      }
      assertThat(alice.awaitEnd()).isEqualTo(1);
    } catch (java.io.UncheckedIOException alreadyEnded) {
      // Writing to a process that has just ended: that is what it was asked to do.
    }
    try (HeadlessProcess again = start()) {
      again.call("profile.get");
    }
  }

  private String whatHappened(HeadlessProcess alice) {
    alice.send("profile.get");
    return alice.await(
        "a name or a fault",
        () ->
            Stream.concat(
                    alice.events().stream().map(event -> event.path("reason").asText()),
                    alice.answers().stream().map(answer -> answer.at("/result/personId").asText()))
                .filter(said -> !said.isEmpty() && !said.equals("NO_INTERFACE"))
                .findFirst());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.values())) {
      return all.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }

  private HeadlessProcess start(String... options) {
    return start(Map.of(), options);
  }

  private HeadlessProcess start(Map<String, String> environment, String... options) {
    Stream<String> always =
        Stream.of("--profile", folder.resolve("p").toString(), "--no-discovery", "--port", "0");
    return HeadlessProcess.start(
        environment, List.of(), Stream.concat(always, Stream.of(options)).toArray(String[]::new));
  }

  private static void assertFault(String reason, HeadlessProcess process) {
    try (process) {
      assertThat(process.awaitEnd()).isEqualTo(1);
      assertThat(process.errors()).startsWith("maru-headless: ").hasLineCount(1);
      assertThat(process.events())
          .singleElement()
          .satisfies(event -> {
            assertThat(event.get("type").asText()).isEqualTo("fault");
            assertThat(event.get("reason").asText()).isEqualTo(reason);
            assertThat(process.errors()).contains(event.get("text").asText());
          });
    }
  }
}
