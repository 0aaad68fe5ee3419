package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What can be done with messages, between two processes.
@Timeout(120)
class MessagesTest {
  @TempDir private Path folder;
  private Person alice;
  private Person bob;

  @BeforeEach
  void two_contacts_start() {
    alice = Person.starts(folder, "alice");
    bob = Person.starts(folder, "bob");
    alice.befriends(bob);
  }

  @AfterEach
  void they_leave() {
    alice.close();
    bob.close();
  }

  private static JsonNode changed(Person person, String id, String field) {
    return person
        .process()
        .event(
            "message.changed",
            event -> event.get("messageId").asText().equals(id) && event.has(field));
  }

  @Test
  void a_message_is_answered_edited_felt_about_and_taken_back() {
    String question = alice.says(bob, "tea or coffee?");
    bob.hears("tea or coffee?");
    String answer =
        bob.process()
            .call("message.send", "replyTo", question, "text", "tea")
            .get("messageId")
            .asText();
    assertThat(alice.hears("tea").get("replyTo").asText()).isEqualTo(question);

    alice.process().call("message.edit", "messageId", question, "text", "tea or milk?");
    assertThat(changed(bob, question, "edits").get("text").asText()).isEqualTo("tea or milk?");
    JsonNode info = bob.process().call("message.info", "messageId", question);
    assertThat(info.at("/versions/0/text").asText()).isEqualTo("tea or coffee?");

    alice.process().call("message.react", "messageId", answer, "emoji", List.of("🍵"));
    JsonNode felt = changed(bob, answer, "reactions");
    assertThat(felt.at("/reactions/0/from").asText()).isEqualTo(alice.id());
    assertThat(felt.at("/reactions/0/emoji/0").asText()).isEqualTo("🍵");

    alice.process().call("message.retract", "messageId", question);
    assertThat(changed(bob, question, "retracted").get("text").asText()).isEmpty();
    assertThat(refusal(bob, "message.retract", "messageId", question)).isEqualTo("NOT_ALLOWED");
    assertThat(refusal(bob, "message.react", "messageId", answer, "emoji", List.of("x")))
        .isEqualTo("NOT_ALLOWED");
    assertThat(refusal(bob, "message.react", "messageId", answer, "emoji", "x"))
        .isEqualTo("INVALID_PARAMS");
  }

  @Test
  void a_message_is_removed_here_and_its_way_is_known_there() {
    String word = alice.says(bob, "hello");
    bob.hears("hello");
    bob.reads(word);
    alice.process().awaitState(word, "read");
    bob.process().call("message.remove", "messageIds", List.of(word));
    bob.process().event("message.removed", gone -> gone.get("messageId").asText().equals(word));
    assertThat(bob.history(alice)).isEmpty();
    JsonNode info = alice.process().call("message.info", "messageId", word);
    assertThat(info.get("steps").findValuesAsText("state")).contains("sent", "read");
    assertThat(info.at("/steps/0/path").asText()).isEqualTo("direct");
    assertThat(refusal(bob, "message.info", "messageId", word)).isEqualTo("UNKNOWN_MESSAGE");
  }

  @Test
  void a_message_goes_by_itself_and_another_waits_for_its_time() {
    alice.process().call("conversation.setLifetime", "personId", bob.id(), "seconds", 1);
    JsonNode told = bob.process().event("conversation.lifetime");
    assertThat(told.get("seconds").asInt()).isEqualTo(1);
    String word = alice.says(bob, "soon gone");
    alice.process().event("message.removed", gone -> gone.get("messageId").asText().equals(word));
    bob.hears("soon gone");
    assertThat(bob.history(alice)).containsExactly("soon gone");
    bob.reads(word);
    bob.process().event("message.removed", gone -> gone.get("messageId").asText().equals(word));

    alice.process().call("conversation.setLifetime", "personId", bob.id(), "seconds", 0);
    Instant at = Instant.now().plus(Duration.ofHours(1));
    String plan =
        alice
            .process()
            .call("message.schedule", "personId", bob.id(), "text", "later", "at", at.toString())
            .get("messageId")
            .asText();
    alice
        .process()
        .call(
            "message.reschedule",
            "messageId",
            plan,
            "text",
            "now",
            "at",
            Instant.now().plusMillis(300).toString());
    assertThat(bob.hears("now").get("messageId").asText()).isEqualTo(plan);
    assertThat(alice.process().call("message.scheduled")).isEmpty();
    assertThat(
            refusal(
                alice, "message.schedule", "personId", bob.id(), "text", "x", "at", "yesterday"))
        .isEqualTo("INVALID_PARAMS");
    assertThat(
            refusal(
                alice,
                "message.schedule",
                "personId",
                bob.id(),
                "text",
                "x",
                "at",
                at.toString(),
                "replyTo",
                "00".repeat(16)))
        .isEqualTo("UNKNOWN_MESSAGE");
  }

  private static String refusal(Person person, String method, Object... params) {
    StringBuilder reason = new StringBuilder();
    assertThatThrownBy(() -> person.process().call(method, params))
        .isInstanceOfSatisfying(HeadlessProcess.Refused.class, e -> reason.append(e.reason));
    return reason.toString();
  }
}
