package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Denied;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Entered;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator with a running relay.
final class OperatingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path folder;

  private Path data() {
    return folder.resolve("relay");
  }

  private RelayProcess start(Path data, String entry) throws IOException {
    return RelayProcess.start(
        Map.of("MARU_RELAY_HOST", "127.0.0.1", "MARU_RELAY_DISCOVERY", "off"),
        "--data",
        data.toString(),
        "--port",
        "0",
        "--entry",
        entry);
  }

  private String command(String... words) throws Exception {
    try (RelayProcess process = command(data(), words)) {
      String output = process.output();
      assertThat(process.code()).as(process.errors()).isZero();
      return output.strip();
    }
  }

  private String complaint(String... words) throws Exception {
    try (RelayProcess process = command(data(), words)) {
      assertThat(process.code()).isEqualTo(1);
      assertThat(process.output()).isEmpty();
      return process.errors().strip();
    }
  }

  private static RelayProcess command(Path data, String... words) throws IOException {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--data", data.toString()));
    return RelayProcess.start(Map.of(), line.toArray(String[]::new));
  }

  private static Identity somebody() {
    return Identity.create(RANDOM, Instant.now());
  }

  private HttpURLConnection request(String path) throws IOException {
    String port = Files.readString(data().resolve("admin.port"));
    return (HttpURLConnection)
        URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
  }

  private String get(String path) throws IOException {
    return new String(request(path).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// Answers are good for a second.
  private HttpURLConnection soon(String path, int status) throws IOException {
    for (int i = 0; i < 100_000; i++) {
      HttpURLConnection request = request(path);
      if (request.getResponseCode() == status) {
        return request;
      }
      request.disconnect();
    }
    throw new AssertionError("never " + status);
  }

  @Test
  void what_is_taken_back_by_command_is_taken_back() throws Exception {
    try (RelayProcess relay = start(data(), "open")) {
      RelayInvitation link = relay.link();
      Identity alice = somebody();
      String device = alice.device().hex();
      String person = alice.person().hex();
      command("invite", "create");
      String invite = command("invite", "list").split(" ", 2)[0];
      assertThat(command("invite", "revoke", invite)).isEqualTo("done");
      assertThat(command("invite", "list")).isEqualTo("no invites");
      assertThat(complaint("invite", "revoke", invite)).contains("no such invite");
      try (Caller caller = new Caller(alice, link.relay())) {
        assertThat(caller.enter(RelayInvitation.NONE)).isInstanceOf(Entered.class);
        assertThat(command("quota", "set", device, "--bytes", "5000", "--count", "3"))
            .isEqualTo("done");
        assertThat(command("device", "list")).contains("waiting 0 of 3, 0 bytes of 5000");
        assertThat(complaint("quota", "set", device, "--bytes", "5000"))
            .contains("belong together");
        assertThat(command("quota", "set", device)).isEqualTo("done");
        assertThat(command("device", "list")).contains("waiting 0 of 10000");
        assertThat(command("device", "remove", device)).isEqualTo("done");
        assertThat(caller.next()).isEqualTo(new Frame.Bye(Frame.ByeReason.REMOVED));
      }
      assertThat(command("device", "list")).isEqualTo("no devices");
      assertThat(command("person", "block", person)).isEqualTo("blocked, 0 mailboxes removed");
      try (Caller caller = new Caller(alice, link.relay())) {
        assertThat(((Denied) caller.enter(RelayInvitation.NONE)).reason())
            .isEqualTo(DenialReason.BLOCKED);
      }
      assertThat(command("person", "unblock", person)).isEqualTo("done");
      assertThat(complaint("person", "unblock", person)).contains("was not blocked");
      try (Caller caller = new Caller(alice, link.relay())) {
        assertThat(caller.enter(RelayInvitation.NONE)).isInstanceOf(Entered.class);
      }
    }
  }

  @Test
  void who_is_invited_gets_in_and_who_is_blocked_is_out_at_once() throws Exception {
    try (RelayProcess relay = start(data(), "invite")) {
      RelayInvitation link = relay.link();
      assertThat(command("link")).isEqualTo(link.toString());
      Identity alice = somebody();
      try (Caller caller = new Caller(alice, link.relay())) {
        assertThat(((Denied) caller.enter(RelayInvitation.NONE)).reason())
            .isEqualTo(DenialReason.INVITE_NEEDED);
      }
      RelayInvitation invitation =
          RelayInvitation.parse(command("invite", "create", "--days", "1")).orElseThrow();
      assertThat(invitation.relay()).isEqualTo(link.relay());
      assertThat(command("invite", "list")).contains("uses left 1");
      try (Caller caller = new Caller(alice, link.relay())) {
        assertThat(caller.enter(invitation.invite())).isInstanceOf(Entered.class);
        assertThat(command("invite", "list")).isEqualTo("no invites");
        assertThat(command("device", "list"))
            .startsWith(alice.device().hex() + "  of " + alice.person().hex());
        assertThat(command("person", "block", alice.person().hex()))
            .isEqualTo("blocked, 1 mailboxes removed");
        assertThat(caller.next()).isEqualTo(new Frame.Bye(Frame.ByeReason.REMOVED));
      }
      assertThat(command("person", "list")).isEqualTo(alice.person().hex());
      assertThat(command("device", "list")).isEqualTo("no devices");
      assertThat(complaint("device", "remove", alice.device().hex())).contains("no such device");
      assertThat(complaint("person", "block", "alice")).contains("64 hexadecimal digits");
      assertThat(relay.errors()).doesNotContain(alice.device().hex());
      relay.kill();
      assertThat(complaint("stats")).contains("does not answer");
    }
    try (RelayProcess relay = start(data(), "invite")) {
      relay.link();
      relay.terminate();
    }
    assertThat(complaint("stats")).contains("no relay runs in");
    assertThat(complaint("health")).contains("no relay runs in");
  }

  @Test
  void health_and_figures_are_for_this_computer_and_commands_for_who_has_the_token()
      throws Exception {
    try (RelayProcess relay = start(data(), "open")) {
      RelayInvitation link = relay.link();
      try (Caller caller = new Caller(somebody(), link.relay())) {
        assertThat(caller.enter(RelayInvitation.NONE)).isInstanceOf(Entered.class);
        assertThat(get("/health")).isEqualTo("ok\n");
        assertThat(get("/ready")).isEqualTo("ok\n");
        assertThat(get("/metrics"))
            .contains("maru_relay_devices_online 1.0")
            .contains("maru_relay_mailboxes 1.0")
            .contains("maru_relay_refused_total{reason=\"full\"} 0.0")
            .contains("maru_relay_commit_seconds_count");
        assertThat(command("stats")).contains("mailboxes            1");
        assertThat(command("health")).isEqualTo("ok");
        assertThat(command("ready")).isEqualTo("ok");
      }
      HttpURLConnection bare = request("/admin/stats");
      bare.setRequestMethod("POST");
      assertThat(bare.getResponseCode()).isEqualTo(401);
      HttpURLConnection guess = request("/admin/stats");
      guess.setRequestMethod("POST");
      guess.setRequestProperty("Authorization", "Bearer 00");
      assertThat(guess.getResponseCode()).isEqualTo(401);
      assertThat(request("/else").getResponseCode()).isEqualTo(404);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data().resolve("admin.token"))))
          .isEqualTo("rw-------");
      assertThat(relay.terminate()).isEqualTo(143);
    }
    assertThat(data().resolve("admin.port")).doesNotExist();
  }

  @Test
  void a_relay_whose_disk_takes_nothing_is_alive_but_not_ready() throws Exception {
    Path mail = data().resolve("mail");
    Path away = data().resolve("away");
    try (RelayProcess relay = start(data(), "open")) {
      relay.link();
      assertThat(get("/ready")).isEqualTo("ok\n");
      Files.move(mail, away);
      HttpURLConnection ready = soon("/ready", 503);
      assertThat(new String(ready.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("nothing can be written to the disk\n");
      assertThat(get("/health")).isEqualTo("ok\n");
      assertThat(command("health")).isEqualTo("ok");
      assertThat(complaint("ready")).contains("nothing can be written to the disk");
      Files.move(away, mail);
      soon("/ready", 200).getInputStream().close();
      assertThat(mail.resolve("ready.probe")).doesNotExist();
    }
  }

  @Test
  void a_backup_of_a_running_relay_becomes_the_same_relay_elsewhere() throws Exception {
    Path backup = folder.resolve("backup.zip");
    Path elsewhere = folder.resolve("elsewhere");
    Identity alice = somebody();
    RelayInvitation link;
    Envelope letter = new Envelope(alice.device(), Bytes.of(new byte[4096]));
    try (RelayProcess relay = start(data(), "open")) {
      link = relay.link();
      try (Caller owner = new Caller(alice, link.relay());
          Caller guest = new Caller(somebody(), link.relay())) {
        assertThat(owner.enter(RelayInvitation.NONE)).isInstanceOf(Entered.class);
        Frame answer = guest.ask(new Deposit(DeliveryToken.NONE, letter));
        assertThat(answer).isInstanceOf(Frame.Accepted.class);
      }
      assertThat(command("backup", backup.toString())).startsWith("written: ");
      assertThat(complaint("backup", backup.toString())).contains("there is such a file already");
      assertThat(command("vacuum")).isEqualTo("done");
      relay.terminate();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
    assertThat(complaint("restore", backup.toString())).contains("there is a relay in this folder");
    Path others = Files.createDirectories(elsewhere.resolve("mail")).resolve("letters.txt");
    Files.writeString(others, "somebody's own");
    try (RelayProcess restore = command(elsewhere, "restore", backup.toString())) {
      assertThat(restore.code()).isEqualTo(1);
      assertThat(restore.errors()).contains("the folder is not empty");
    }
    assertThat(others).hasContent("somebody's own");
    // As if a restore had broken off.
    Files.createFile(elsewhere.resolve("restoring"));
    try (RelayProcess restore = command(elsewhere, "restore", others.toString())) {
      assertThat(restore.code()).isEqualTo(1);
      assertThat(restore.errors()).contains("this is not a backup of a relay");
    }
    assertThat(others).as("untouched before the backup was looked at").exists();
    try (RelayProcess restore = command(elsewhere, "restore", backup.toString())) {
      assertThat(restore.code()).as(restore.errors()).isZero();
    }
    assertThat(elsewhere.resolve("restoring")).doesNotExist();
    assertThat(others).doesNotExist();
    try (RelayProcess relay = start(elsewhere, "closed")) {
      RelayInvitation again = relay.link();
      assertThat(again.relay().key()).isEqualTo(link.relay().key());
      try (Caller owner = new Caller(alice, again.relay())) {
        Frame entered = owner.enter(RelayInvitation.NONE);
        assertThat(entered)
            .isInstanceOfSatisfying(Entered.class, e -> assertThat(e.waiting()).isOne());
        assertThat(owner.next())
            .isInstanceOfSatisfying(
                Frame.Put.class, put -> assertThat(put.envelope()).isEqualTo(letter));
      }
    }
  }

  @Test
  void damaged_accounts_come_back_by_themselves_from_the_last_good_copy() throws Exception {
    Identity alice = somebody();
    Path lastGood = data().resolve("accounts.last-good.zip");
    try (RelayProcess relay = start(data(), "open")) {
      relay.link();
      awaitCopy(lastGood);
      relay.terminate();
    }
    assertThat(lastGood).exists();
    Files.delete(lastGood);
    try (RelayProcess relay = start(data(), "open");
        Caller caller = new Caller(alice, relay.link().relay())) {
      assertThat(caller.enter(RelayInvitation.NONE)).isInstanceOf(Entered.class);
      relay.terminate();
    }
    Files.deleteIfExists(lastGood);
    try (RelayProcess relay = start(data(), "open")) {
      relay.link();
      awaitCopy(lastGood);
      relay.terminate();
    }
    Files.writeString(data().resolve("accounts.mv.db"), "nothing of the kind ".repeat(1000));
    try (RelayProcess relay = start(data(), "closed");
        Caller caller = new Caller(alice, relay.link().relay())) {
      assertThat(caller.enter(RelayInvitation.NONE)).isInstanceOf(Entered.class);
      assertThat(relay.errors()).contains("the accounts are damaged: their copy of ");
      relay.terminate();
    }
    assertThat(data().resolve("accounts.damaged.mv.db")).exists();
    // Gone altogether: this is no new relay.
    Files.delete(data().resolve("accounts.mv.db"));
    try (RelayProcess relay = start(data(), "closed");
        Caller caller = new Caller(alice, relay.link().relay())) {
      assertThat(caller.enter(RelayInvitation.NONE)).isInstanceOf(Entered.class);
      assertThat(relay.errors()).contains("the accounts are damaged: their copy of ");
      relay.terminate();
    }
    assertThat(command("restore")).startsWith("restored");
    Files.writeString(data().resolve("accounts.mv.db"), "nothing of the kind ".repeat(1000));
    Files.delete(lastGood);
    try (RelayProcess relay = start(data(), "closed")) {
      assertThat(relay.code()).isEqualTo(1);
      assertThat(relay.errors()).contains("restore");
    }
  }

  /// One that is being made when the relay stops breaks off.
  private static void awaitCopy(Path copy) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(copy)) {
      assertThat(System.nanoTime() - deadline).as("no copy in %s", PATIENCE).isNegative();
      Thread.onSpinWait();
    }
  }
}
