package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.relay.RelayInvitation;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as an operator starts it.
final class StartTest {
  @TempDir private Path folder;

  private Path data() {
    return folder.resolve("relay");
  }

  private RelayProcess start(String... more) throws IOException {
    String[] common = {"--data", data().toString(), "--host", "127.0.0.1", "--discovery", "off"};
    return RelayProcess.start(
        Map.of(), Stream.of(common, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void keeps_its_key_for_itself_and_for_ever() throws Exception {
    RelayInvitation first;
    try (RelayProcess relay = start("--port", "0")) {
      first = relay.link();
      assertThat(first.relay().host()).isEqualTo("127.0.0.1");
      assertThat(relay.terminate()).isEqualTo(143);
      assertThat(relay.output()).isEmpty();
      assertThat(relay.errors()).isEmpty();
    }
    Path key = DataFolder.keyFile(data());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    try (RelayProcess relay = start("--port", "0")) {
      assertThat(relay.link().relay().key()).isEqualTo(first.relay().key());
      relay.kill();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    try (RelayProcess relay = start("--port", "0")) {
      assertThat(relay.link().relay().key()).as("after a kill").isEqualTo(first.relay().key());
    }
  }

  @Test
  void a_second_relay_in_the_same_folder_is_refused() throws Exception {
    try (RelayProcess relay = start("--port", "0")) {
      relay.link();
      try (RelayProcess second = start("--port", "0")) {
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.errors()).isEqualTo("maru-relay: another relay works in this folder\n");
        assertThat(second.output()).isEmpty();
      }
    }
  }

  @Test
  void another_port_than_the_one_in_its_link_is_not_taken() throws Exception {
    try (ServerSocket other = new ServerSocket(0);
        RelayProcess relay = start("--port", String.valueOf(other.getLocalPort()))) {
      assertThat(relay.code()).isEqualTo(1);
      assertThat(relay.errors()).startsWith("maru-relay: the port is taken");
    }
  }

  @Test
  void what_is_damaged_is_named() throws Exception {
    Files.createDirectories(data());
    Files.write(DataFolder.keyFile(data()), new byte[100]);
    try (RelayProcess relay = start("--port", "0")) {
      assertThat(relay.code()).isEqualTo(1);
      assertThat(relay.errors()).contains("maru-relay: the file relay.key");
    }
    Files.delete(DataFolder.keyFile(data()));
    Files.writeString(data().resolve("accounts.mv.db"), "nothing of the kind ".repeat(1000));
    try (RelayProcess relay = start("--port", "0")) {
      assertThat(relay.code()).isEqualTo(1);
      assertThat(relay.errors()).contains("maru-relay: the accounts in the folder are damaged");
    }
  }

  @Test
  void what_a_backup_left_that_a_crash_broke_off_is_gone_after_the_next_start() throws Exception {
    Path left = data().resolve("backup.tmp");
    Files.createDirectories(left.resolve("mail"));
    Files.writeString(left.resolve("mail").resolve("0-0.mail"), "mail");
    try (RelayProcess relay = start("--port", "0")) {
      relay.link();
      assertThat(left).doesNotExist();
    }
  }

  @Test
  void a_wrong_setting_ends_it_before_anything_is_made() throws Exception {
    try (RelayProcess relay = start("--keep-days", "-1")) {
      assertThat(relay.code()).isEqualTo(2);
      assertThat(relay.errors()).startsWith("maru-relay: --keep-days must be a number");
    }
    assertThat(data()).doesNotExist();
  }

  @Test
  void more_mail_than_memory_has_an_index_for_is_told_in_a_line() throws Exception {
    try (RelayProcess relay = start("--port", "0", "--total-bytes", "1000G")) {
      relay.link();
      assertThat(relay.terminate()).isEqualTo(143);
      assertThat(relay.errors().strip()).contains("memory is enough for").hasLineCount(1);
    }
  }

  @Test
  void mail_of_a_newer_version_is_called_that() throws Exception {
    Path mail = Files.createDirectories(data().resolve("mail"));
    byte[] segment = new byte[128 << 10];
    ByteBuffer.wrap(segment).put("marumail".getBytes(StandardCharsets.US_ASCII)).putInt(2);
    Files.write(mail.resolve("0000000000000001-0000000000000002.mail"), segment);
    try (RelayProcess relay = start("--port", "0")) {
      assertThat(relay.code()).isEqualTo(1);
      assertThat(relay.errors()).contains("written by a newer version");
    }
  }
}
