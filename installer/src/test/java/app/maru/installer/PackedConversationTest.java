package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the build has packed, run as it stands: a relay that is killed between two clients.
@Timeout(120)
final class PackedConversationTest {
  private static final Path RELAY = Path.of("../relay-server/target/dist/bin/maru-relay");
  private static final Path CLIENT =
      Path.of("../desktop-app/headless/target/dist/bin/maru-headless");
  private static final String LINK = "link: ";

  @TempDir private Path folder;

  private PackedProgram relay(String port) throws IOException {
    return new PackedProgram(
        RELAY,
        folder.resolve("relay.log"),
        List.of(
            "--data",
            folder.resolve("relay").toString(),
            "--port",
            port,
            "--host",
            "127.0.0.1",
            "--discovery",
            "off"));
  }

  private static String link(PackedProgram relay) {
    return relay.line("the link", line -> line.startsWith(LINK)).substring(LINK.length());
  }

  private static String port(String link) {
    String place = link.substring(0, link.indexOf('#'));
    return place.substring(place.lastIndexOf(':') + 1);
  }

  private PackedProgram client(String name, String link) throws IOException {
    PackedProgram client =
        new PackedProgram(
            CLIENT,
            folder.resolve(name + ".log"),
            List.of(
                "--profile",
                folder.resolve(name).toString(),
                "--name",
                name,
                "--no-discovery",
                "--port",
                "0",
                "--relay",
                link));
    client.event("relay.changed", "state", "connected");
    return client;
  }

  private static String person(PackedProgram client) throws IOException {
    return client.call("profile.get").get("personId").asText();
  }

  private static List<String> texts(PackedProgram client) throws IOException {
    JsonNode talk = client.call("conversation.list").get(0);
    return client
        .call("conversation.history", "conversationId", talk.get("conversationId").asText())
        .findValuesAsText("text");
  }

  @Test
  void mail_left_at_the_packed_relay_arrives_once_though_it_is_killed() throws Exception {
    assumeTrue(
        Files.isExecutable(RELAY) && Files.isExecutable(CLIENT),
        "nothing is packed: ./mvnw verify packs and tests it");
    PackedProgram relay = relay("0");
    String link = link(relay);
    try (PackedProgram alice = client("alice", link)) {
      String bobId;
      try (PackedProgram bob = client("bob", link)) {
        bobId = person(bob);
        alice.call("contact.request", "personId", bobId);
        bob.event("contact.requested", "personId", person(alice));
        bob.call("contact.accept", "personId", person(alice));
        alice.event("contact.added", "personId", bobId);
        bob.end();
      }
      JsonNode said = alice.call("message.send", "personId", bobId, "text", "while you are away");
      alice.event("message.state", "messageId", said.get("messageId").asText(), "state", "sent");
      relay.kill();
      relay = relay(port(link));
      assertThat(link(relay)).isEqualTo(link);

      try (PackedProgram bob = client("bob", link)) {
        bob.event("message.added", "text", "while you are away");
        assertThat(texts(bob)).containsExactly("while you are away");
        assertThat(bob.count("message.added", "text", "while you are away")).isEqualTo(1);
        bob.end();
      }
    } finally {
      relay.close();
    }
  }
}
