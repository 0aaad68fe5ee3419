package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two clients and a relay in three processes over real sockets.
@Timeout(180)
class RelayConversationTest {
  @TempDir private Path folder;

  @Test
  void two_who_know_nothing_but_a_relay_meet_and_talk_while_the_other_is_away() {
    try (RelayProcess relay = RelayProcess.starts(folder.resolve("relay"));
        Person alice = Person.starts(folder, "alice", "--relay", relay.link());
        Person bob = Person.starts(folder, "bob", "--relay", relay.link())) {
      isLetIn(alice);
      isLetIn(bob);
      alice.process().call("contact.request", "personId", bob.id());
      bob.accepts(alice);
      String first = alice.says(bob, "at the same time");
      assertThat(bob.hears("at the same time").get("path").asText()).isEqualTo("relay");
      alice.process().awaitState(first, "delivered");

      bob.process().end();
      String second = alice.says(bob, "while you are away");
      alice.process().awaitState(second, "sent");
      alice.process().end();
      relay.kill();
      relay.startsAgain();

      bob.startsAgain();
      bob.hears("while you are away");
      String answer = bob.says(alice, "and while you are");
      bob.process().awaitState(answer, "sent");
      bob.process().end();
      alice.startsAgain();
      alice.hears("and while you are");
      bob.startsAgain();
      List<String> all = List.of("at the same time", "while you are away", "and while you are");
      assertThat(alice.history(bob)).isEqualTo(all);
      assertThat(bob.history(alice)).isEqualTo(all);
      assertThat(alice.process().call("relay.list").at("/relays/0/link").asText())
          .isEqualTo(relay.link());
    }
  }

  @Test
  void a_conversation_over_lan_and_relay_has_one_history_and_no_duplicate() {
    try (RelayProcess relay = RelayProcess.starts(folder.resolve("relay"));
        Person alice = Person.starts(folder, "alice", "--relay", relay.link());
        Person bob = Person.starts(folder, "bob", "--relay", relay.link());
        WireTap lan = new WireTap(bob.port())) {
      isLetIn(alice);
      isLetIn(bob);
      alice.asksAt(lan.port());
      bob.accepts(alice);
      alice.says(bob, "over the LAN");
      assertThat(bob.hears("over the LAN").get("path").asText()).isEqualTo("direct");
      assertThat(route(alice, bob)).isEqualTo("direct");

      lan.cut();
      isGone(alice, bob);
      alice.says(bob, "over the relay");
      assertThat(bob.hears("over the relay").get("path").asText()).isEqualTo("relay");
      // Only now: the cut may have come before either had told the other of its relay.
      assertThat(route(alice, bob)).isEqualTo("relay");
      bob.says(alice, "an answer");
      alice.hears("an answer");

      alice.asks(bob);
      isNear(alice, bob, 2);
      alice.says(bob, "home again");
      assertThat(bob.hears("home again").get("path").asText()).isEqualTo("direct");
      List<String> all = List.of("over the LAN", "over the relay", "an answer", "home again");
      assertThat(alice.history(bob)).isEqualTo(all);
      assertThat(bob.history(alice)).isEqualTo(all);
      assertThat(all).allMatch(text -> alice.timesHeard(text) + bob.timesHeard(text) == 1);
    }
  }

  @Test
  void an_invitation_names_relays_so_that_somebody_far_away_finds_its_person() {
    try (RelayProcess relay = RelayProcess.starts(folder.resolve("relay"));
        Person alice = Person.starts(folder, "alice");
        Person bob = Person.starts(folder, "bob", "--relay", relay.link())) {
      isLetIn(bob);
      String invitation = bob.process().call("profile.get").get("link").asText();
      assertThat(invitation).contains("relay=");
      bob.process().end();
      alice.process().call("contact.request", "link", invitation);
      String hello = alice.says(bob, "I have no relay of my own");
      alice.process().awaitState(hello, "sent");
      bob.startsAgain();
      bob.hears("I have no relay of my own");
    }
  }

  private static void isLetIn(Person person) {
    person
        .process()
        .event("relay.changed", event -> event.get("state").asText().equals("connected"));
  }

  private static void isNear(Person one, Person other, int times) {
    await(one, "person.appeared", other, times);
    await(other, "person.appeared", one, times);
  }

  private static void isGone(Person one, Person other) {
    await(one, "person.left", other, 1);
    await(other, "person.left", one, 1);
  }

  private static void await(Person one, String type, Person other, int times) {
    one.process()
        .await(
            type + " " + times + " times",
            () ->
                one.process().events().stream()
                    .filter(event -> event.get("type").asText().equals(type))
                    .filter(event -> event.get("personId").asText().equals(other.id()))
                    .skip(times - 1)
                    .findFirst());
  }

  private static String route(Person one, Person other) {
    for (JsonNode talk : one.process().call("conversation.list")) {
      if (talk.get("personId").asText().equals(other.id())) {
        return talk.get("path").asText();
      }
    }
    throw new AssertionError("no conversation");
  }
}
