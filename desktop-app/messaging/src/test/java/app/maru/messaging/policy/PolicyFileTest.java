package app.maru.messaging.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.maru.messaging.policy.Policy.NameSource;
import app.maru.messaging.policy.Policy.Rule;
import app.maru.messaging.policy.PolicyException.Reason;
import app.maru.p2p.relay.RelayInvitation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyFileTest {
  private static final String RELAY = "maru://relay/relay.office:27181#" + "ab".repeat(32);

  @TempDir Path folder;

  @Test
  void every_system_has_its_own_place() {
    assertThat(PolicyFile.of("Linux", Optional::empty))
        .isEqualTo(new PolicyFile(Path.of("/etc/maru/policy.json"), Trust.ROOT));
    assertThat(PolicyFile.of("Mac OS X", Optional::empty))
        .isEqualTo(
            new PolicyFile(Path.of("/Library/Application Support/Maru/policy.json"), Trust.ROOT));
    PolicyFile windows = PolicyFile.of("Windows 11", () -> Optional.of(Path.of("/data")));
    assertThat(windows.path()).isEqualTo(Path.of("/data/Maru/policy.json"));
    assertThat(windows.trust()).isNotSameAs(Trust.ANYBODY);
    assertThat(PolicyFile.of("Windows 11", Optional::empty).path().toString())
        .startsWith("C:\\ProgramData");
  }

  @Test
  void everything_that_can_be_settled_is_read() throws Exception {
    Policy policy =
        parse(
            "{\"name\": \"account\", \"relays\": [\""
                + RELAY
                + "\"], \"discovery\": false, \"updates\": true}");
    assertThat(policy)
        .isEqualTo(
            new Policy(
                NameSource.ACCOUNT,
                java.util.List.of(RelayInvitation.parse(RELAY).orElseThrow()),
                Rule.OFF,
                Rule.ON));
  }

  @Test
  void what_is_not_settled_is_left_to_the_person() throws Exception {
    assertThat(parse("{}")).isEqualTo(Policy.NONE);
    assertThat(Rule.CHOICE.allows(true)).isTrue();
    assertThat(Rule.CHOICE.allows(false)).isFalse();
    assertThat(Rule.CHOICE.settled()).isFalse();
    assertThat(Rule.OFF.allows(true)).isFalse();
    assertThat(Rule.OFF.settled()).isTrue();
    assertThat(parse("{\"discovery\": true}").discovery()).isEqualTo(Rule.ON);
    assertThat(Rule.ON.allows(false)).isTrue();
  }

  @Test
  void a_file_saved_by_a_windows_editor_is_read() throws Exception {
    assertThat(parse("\uFEFF{\r\n  \"discovery\": false\r\n}\r\n").discovery()).isEqualTo(Rule.OFF);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"discovry\": false} | UNKNOWN_SETTING | discovry",
        "{\"discovery\": \"no\"} | WRONG_VALUE | discovery",
        "{\"name\": \"badge\"} | WRONG_VALUE | name",
        "{\"name\": true} | WRONG_VALUE | name",
        "{\"relays\": \"one\"} | WRONG_VALUE | relays",
        "{\"relays\": [\"https://example.org\"]} | WRONG_VALUE | relays",
        "{\"discovery\": false | SYNTAX | 1",
        "discovery=false | SYNTAX | 1"
      })
  void a_fault_is_named_with_its_place(String text, Reason reason, String where) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOfSatisfying(
            PolicyException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.where()).isEqualTo(where);
            });
  }

  @Test
  void more_relays_than_a_profile_can_have_are_refused() throws Exception {
    String many = String.join(",", Collections.nCopies(PolicyFile.MAX_RELAYS, '"' + RELAY + '"'));
    assertThat(parse("{\"relays\": [" + many + "]}").relays()).hasSize(PolicyFile.MAX_RELAYS);
    fails(() -> parse("{\"relays\": [" + many + ",\"" + RELAY + "\"]}"), Reason.WRONG_VALUE);
  }

  @Test
  void a_file_larger_than_any_policy_is_refused() throws Exception {
    Path file = Files.writeString(folder.resolve("p"), " ".repeat(PolicyFile.MAX_BYTES - 2) + "{}");
    assertThat(new PolicyFile(file, Trust.ANYBODY).read()).isEqualTo(Policy.NONE);
    Files.writeString(file, " ".repeat(PolicyFile.MAX_BYTES - 1) + "{}");
    fails(() -> new PolicyFile(file, Trust.ANYBODY).read(), Reason.TOO_LARGE);
  }

  @Test
  void a_file_that_others_could_have_written_does_not_count() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can make root's files");
    Path file = Files.writeString(folder.resolve("policy.json"), "{}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(new PolicyFile(file, Trust.ROOT).read()).isEqualTo(Policy.NONE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    fails(() -> new PolicyFile(file, Trust.ROOT).read(), Reason.NOT_TRUSTED);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));
    fails(() -> new PolicyFile(file, Trust.ROOT).read(), Reason.NOT_TRUSTED);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setAttribute(file, "unix:uid", 12345);
    fails(() -> new PolicyFile(file, Trust.ROOT).read(), Reason.NOT_TRUSTED);
    assertThat(new PolicyFile(file, Trust.ANYBODY).read()).isEqualTo(Policy.NONE);
  }

  @Test
  void without_a_file_nothing_is_settled() {
    PolicyFile none = new PolicyFile(folder.resolve("none"), Trust.ROOT);
    assertThat(Administered.of(none, Optional.empty(), () -> "Ada"))
        .isEqualTo(Administered.NOTHING);
  }

  @Test
  void a_file_that_nobody_here_may_look_at_is_one_that_cannot_be_read() throws Exception {
    // A link that leads to itself: as with a locked folder, nobody can tell what is behind it.
    Path locked = folder.resolve("locked");
    Files.createSymbolicLink(locked, locked);
    PolicyFile hidden = new PolicyFile(locked.resolve("policy.json"), Trust.ROOT);
    assertThat(hidden.exists()).isTrue();
    Administered read = Administered.of(hidden, Optional.empty(), () -> "Ada");
    assertThat(read.policy()).isEqualTo(Policy.CAREFUL);
    assertThat(read.problem().map(PolicyException::reason)).contains(Reason.UNREADABLE);
  }

  @Test
  void a_file_that_cannot_be_used_keeps_the_network_silent_and_says_why() throws Exception {
    Path file = Files.writeString(folder.resolve("policy.json"), "{\n\"discovery\": flase\n}");
    Administered read =
        Administered.of(new PolicyFile(file, Trust.ANYBODY), Optional.empty(), () -> "Ada");
    assertThat(read.policy()).isEqualTo(Policy.CAREFUL);
    assertThat(read.policy().discovery().allows(true)).isFalse();
    assertThat(read.policy().updates().allows(true)).isFalse();
    assertThat(read.problem().map(PolicyException::reason)).contains(Reason.SYNTAX);
    assertThat(read.problem().map(PolicyException::where)).contains("2");
    fails(() -> new PolicyFile(folder, Trust.ANYBODY).read(), Reason.UNREADABLE);
  }

  @Test
  void the_file_to_try_counts_only_where_the_computer_has_none() throws Exception {
    Path computers = Files.writeString(folder.resolve("computer"), "{\"name\": \"account\"}");
    Path tried = Files.writeString(folder.resolve("tried"), "{\"discovery\": false}");
    PolicyFile none = new PolicyFile(folder.resolve("none"), Trust.ANYBODY);
    assertThat(Administered.of(none, Optional.of(tried), () -> "Ada").policy().discovery())
        .isEqualTo(Rule.OFF);
    Administered both =
        Administered.of(new PolicyFile(computers, Trust.ANYBODY), Optional.of(tried), () -> "Ada");
    assertThat(both.policy().discovery()).isEqualTo(Rule.CHOICE);
    assertThat(both.name()).contains("Ada");
  }

  @Test
  void the_person_of_an_account_is_found_in_its_line() {
    assertThat(AccountName.person("kim:x:1000:1000:김민지,Room 3,,:/home/kim:/bin/sh"))
        .contains("김민지");
    assertThat(AccountName.person("kim:x:1000:1000::/home/kim:/bin/sh")).isEmpty();
    assertThat(AccountName.person("no line of accounts")).isEmpty();
    assertThat(AccountName.ofThisComputer()).isNotBlank();
  }

  private static Policy parse(String text) throws PolicyException {
    return PolicyFile.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void fails(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, Reason reason) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            PolicyException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
