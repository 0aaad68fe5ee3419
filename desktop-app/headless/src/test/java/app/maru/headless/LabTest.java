package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two computers on one switch that find each other, lose the cable and change their address.
@Timeout(120)
class LabTest {
  @TempDir private Path folder;

  @Test
  void two_hosts_find_each_other_talk_and_get_over_a_pulled_cable_and_another_address() {
    try (Lab lab = Lab.of(2);
        HeadlessProcess alice = start(lab, 1, "alice");
        HeadlessProcess bob = start(lab, 2, "bob")) {
      String personOfAlice = alice.call("profile.get").get("personId").asText();
      JsonNode self = bob.call("profile.get");
      String personOfBob = self.get("personId").asText();
      assertThat(self.at("/addresses/0/host").asText()).isEqualTo("10.77.0.2");
      assertThat(self.get("link").asText()).contains("?at=10.77.0.2:");

      assertThat(alice.event("person.appeared").get("name").asText()).isEqualTo("bob");
      assertThat(bob.event("person.appeared").get("personId").asText()).isEqualTo(personOfAlice);
      assertThat(alice.call("people.nearby").get(0).get("personId").asText())
          .isEqualTo(personOfBob);

      String first = say(alice, personOfBob, "hello over the switch");
      heard(bob, "hello over the switch");
      alice.awaitState(first, "delivered");

      lab.pull(2);
      alice.event("person.left");
      String second = say(alice, personOfBob, "you dropped your cable");
      alice.awaitState(second, "queued");
      lab.plug(2);
      heard(bob, "you dropped your cable");
      alice.awaitState(second, "delivered");

      lab.move(2, 77);
      String third = say(bob, personOfAlice, "I moved");
      heard(alice, "I moved");
      bob.awaitState(third, "delivered");
      bob.await(
          "the new address",
          () ->
              Optional.of(bob.call("profile.get").at("/addresses/0/host").asText())
                  .filter("10.77.0.77"::equals));
      assertThat(alice.events().stream().filter(LabTest::isMessage)).hasSize(1);
      assertThat(bob.events().stream().filter(LabTest::isMessage)).hasSize(2);
    }
  }

  @Test
  void a_relay_that_announces_itself_is_offered_and_works_with_what_was_heard() {
    try (Lab lab = Lab.of(2);
        RelayProcess relay = RelayProcess.announces(folder.resolve("relay"), lab.in(1));
        HeadlessProcess alice = start(lab, 2, "alice")) {
      JsonNode found = alice.event("relay.found");
      assertThat(found.get("host").asText()).isEqualTo("10.77.0.1");
      assertThat(relay.link()).isEqualTo(found.get("link").asText());
      assertThat(relay.link()).endsWith("#" + found.get("fingerprint").asText());
      assertThat(alice.call("relay.list").get("relays")).as("never used unasked").isEmpty();
      alice.call("relay.add", "link", found.get("link").asText());
      alice.event("relay.changed", event -> event.get("state").asText().equals("connected"));
    }
  }

  private static boolean isMessage(JsonNode event) {
    return event.get("type").asText().equals("message.added");
  }

  private HeadlessProcess start(Lab lab, int host, String name) {
    return HeadlessProcess.start(
        Map.of(),
        lab.in(host),
        "--profile",
        folder.resolve(name).toString(),
        "--name",
        name,
        "--auto-accept");
  }

  private static String say(HeadlessProcess from, String to, String text) {
    return from.call("message.send", "personId", to, "text", text).get("messageId").asText();
  }

  private static void heard(HeadlessProcess by, String text) {
    by.event("message.added", event -> event.get("text").asText().equals(text));
  }
}
