package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What somebody sees who listens on the wire or takes the disk, and what they can do from outside.
@Timeout(120)
class SecrecyTest {
  private static final String TEXT = "the treasure lies under the old oak, 보물은 참나무 아래";

  @TempDir private Path folder;

  @Test
  void neither_the_wire_nor_the_disk_nor_the_log_holds_a_text_a_name_or_an_id() throws IOException {
    try (Person alice = Person.starts(folder, "Alice-of-Wonderland");
        Person bob = Person.starts(folder, "Robert-the-Builder");
        WireTap wire = new WireTap(bob.port())) {
      alice.asksAt(wire.port());
      bob.accepts(alice);
      for (int i = 0; i < 20; i++) {
        alice.says(bob, TEXT + i);
        bob.says(alice, TEXT + i + "!");
      }
      bob.hears(TEXT + 19);
      alice.hears(TEXT + 19 + "!");
      List<byte[]> secrets =
          Stream.concat(
                  Stream.of(TEXT, "treasure", "보물", "Wonderland", "Robert-the")
                      .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                  Stream.of(alice, bob)
                      .flatMap(person ->
                          Stream.of(
                              HexFormat.of().parseHex(person.id()),
                              person.id().getBytes(StandardCharsets.UTF_8))))
              .toList();
      byte[] overheard = wire.recorded();
      assertThat(overheard.length).isGreaterThan(20 * 2 * 4096);
      assertHoldsNone(overheard, secrets, "the wire");
      assertThat(alice.process().end()).isZero();
      assertThat(bob.process().end()).isZero();
      for (Person person : List.of(alice, bob)) {
        assertThat(person.process().errors()).isEmpty();
        try (Stream<Path> files = Files.walk(person.profile())) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            assertHoldsNone(Files.readAllBytes(file), secrets, file.getFileName().toString());
          }
        }
      }
    }
  }

  @Test
  void a_relay_holds_no_text_and_no_name_and_never_learns_who_leaves_mail() throws IOException {
    try (RelayProcess relay = RelayProcess.starts(folder.resolve("relay"));
        WireTap wire = new WireTap(relay.port());
        Person alice = Person.starts(folder, "Alice-of-Wonderland");
        Person bob = Person.starts(folder, "Robert-the-Builder", "--relay", through(wire, relay))) {
      bob.process()
          .event("relay.changed", event -> event.get("state").asText().equals("connected"));
      String invitation = bob.process().call("profile.get").get("link").asText();
      bob.process().end();
      alice.process().call("contact.request", "link", invitation);
      for (int i = 0; i < 10; i++) {
        alice.process().awaitState(alice.says(bob, TEXT + i), "sent");
      }
      byte[] memory = relay.memory();
      // So that what is not found was looked for.
      assertThat(holds(memory, HexFormat.of().parseHex(bob.id()))).isTrue();
      bob.startsAgain();
      bob.hears(TEXT + 9);
      List<byte[]> secrets =
          Stream.of(TEXT, "treasure", "보물", "Wonderland", "Robert-the", alice.id())
              .flatMap(text ->
                  Stream.of(
                      text.getBytes(StandardCharsets.UTF_8),
                      text.getBytes(StandardCharsets.UTF_16LE)))
              .toList();
      List<byte[]> all =
          Stream.concat(secrets.stream(), Stream.of(HexFormat.of().parseHex(alice.id()))).toList();
      assertHoldsNone(memory, all, "the memory, while mail waits");
      assertHoldsNone(relay.memory(), all, "the memory, when it was fetched");
      assertHoldsNone(wire.recorded(), all, "the wire");
      assertHoldsNone(Files.readAllBytes(relay.log()), all, "the log");
      assertThat(wire.recorded().length).isGreaterThan(10 * 2 * 4096);
      try (Stream<Path> files = Files.walk(relay.data())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertHoldsNone(Files.readAllBytes(file), all, file.getFileName().toString());
        }
      }
    }
  }

  /// The relay's link, by way of a wire.
  private static String through(WireTap wire, RelayProcess relay) {
    return relay.link().replace(":" + relay.port() + "#", ":" + wire.port() + "#");
  }

  @Test
  void only_its_user_can_read_a_profile() throws IOException {
    try (Person alice = Person.starts(folder, "alice");
        Stream<Path> files = Files.walk(alice.profile())) {
      for (Path file : files.toList()) {
        assertThat(
                java.nio.file.attribute.PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(file)))
            .as(file.getFileName().toString())
            .endsWith("------");
      }
    }
  }

  @Test
  void garbage_on_the_port_disturbs_nobody() throws IOException {
    Random random = new Random(7);
    try (Person alice = Person.starts(folder, "alice");
        Person bob = Person.starts(folder, "bob")) {
      alice.befriends(bob);
      for (int i = 0; i < 40; i++) {
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), bob.port())) {
          byte[] garbage = new byte[random.nextInt(20_000)];
          random.nextBytes(garbage);
          // A look that gets past the first byte: a record of TLS.
          if (i % 2 == 0 && garbage.length > 3) {
            garbage[0] = 0x16;
            garbage[1] = 3;
            garbage[2] = 3;
          }
          stranger.getOutputStream().write(garbage);
        } catch (IOException refused) {
          // Being hung up on is what a stranger should expect.
        }
      }
      alice.says(bob, "still here?");
      bob.hears("still here?");
      assertThat(bob.process().events())
          .noneMatch(event -> event.get("type").asText().equals("person.left"));
    }
  }

  private static void assertHoldsNone(byte[] bytes, List<byte[]> secrets, String where) {
    for (byte[] secret : secrets) {
      assertThat(holds(bytes, secret))
          .as(where + " holds " + new String(secret, StandardCharsets.UTF_8))
          .isFalse();
    }
  }

  private static boolean holds(byte[] bytes, byte[] part) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .contains(new String(part, StandardCharsets.ISO_8859_1));
  }
}
