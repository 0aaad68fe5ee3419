package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two processes, two profiles, one conversation over loopback.
@Timeout(120)
class ConversationTest {
  @TempDir private Path folder;
  private Person alice;
  private Person bob;

  @BeforeEach
  void two_people_start() {
    alice = Person.starts(folder, "alice");
    bob = Person.starts(folder, "bob");
  }

  @AfterEach
  void they_leave() {
    alice.close();
    bob.close();
  }

  @Test
  void a_request_is_accepted_and_messages_go_both_ways_until_they_are_read() {
    alice.asks(bob);
    JsonNode asked = bob.process().event("contact.requested");
    assertThat(asked.get("personId").asText()).isEqualTo(alice.id());
    assertThat(asked.get("name").asText()).isEqualTo("alice");
    bob.accepts(alice);

    String first = alice.says(bob, "안녕, bob! 👋");
    JsonNode heard = bob.hears("안녕, bob! 👋");
    assertThat(heard.get("messageId").asText()).isEqualTo(first);
    assertThat(heard.get("from").asText()).isEqualTo(alice.id());
    assertThat(heard.get("path").asText()).isEqualTo("direct");
    assertThat(heard.get("sentAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z");
    alice.process().awaitState(first, "delivered");
    bob.reads(first);
    alice.process().awaitState(first, "read");
    assertThat(statesOf(first)).containsExactly("queued", "sent", "delivered", "read");

    String second = bob.says(alice, "line one\nline two");
    assertThat(alice.hears("line one\nline two").get("messageId").asText()).isEqualTo(second);
    assertThat(alice.history(bob)).containsExactly("안녕, bob! 👋", "line one\nline two");
    assertThat(bob.history(alice)).isEqualTo(alice.history(bob));
    assertThat(bob.timesHeard("안녕, bob! 👋")).isEqualTo(1);
    assertThat(alice.process().strangeLines()).isEmpty();
  }

  @Test
  void the_first_message_to_a_stranger_is_a_request_and_nothing_leaks_back_before_it_is_accepted() {
    alice.process().call("contact.request", "host", "127.0.0.1", "port", bob.port());
    String word = alice.says(bob, "may I?");
    bob.process().event("contact.requested");
    bob.hears("may I?");
    alice.process().awaitState(word, "sent");
    bob.reads(word);
    assertThat(statesOf(word)).containsExactly("queued", "sent");
    bob.process().call("contact.accept", "personId", alice.id());
    alice.process().event("contact.added");
    alice.process().awaitState(word, "read");
  }

  @Test
  void a_conversation_is_kept_as_asked_and_deleted() {
    alice.befriends(bob);
    bob.says(alice, "hello");
    alice.hears("hello");
    String talk = alice.conversationWith(bob);
    alice.process().call("conversation.pin", "conversationId", talk);
    alice.process().call("conversation.mute", "conversationId", talk, "seconds", 3600);
    alice.process().call("conversation.mark", "conversationId", talk);
    JsonNode kept = alice.process().call("conversation.list").get(0);
    assertThat(kept.get("pinned").asInt()).isEqualTo(1);
    assertThat(kept.get("mutedUntil").asText()).endsWith("Z");
    assertThat(kept.get("markedUnread").asBoolean()).isTrue();
    alice.process().call("conversation.mute", "conversationId", talk, "seconds", 0);
    alice.process().call("conversation.archive", "conversationId", talk);
    kept = alice.process().call("conversation.list").get(0);
    assertThat(kept.has("mutedUntil")).isFalse();
    assertThat(kept.get("archived").asBoolean()).isTrue();
    assertThat(kept.get("pinned").asInt()).isZero();

    alice.process().call("conversation.delete", "conversationId", talk, "askOther", true);
    assertThat(alice.process().call("conversation.list")).isEmpty();
    assertThat(bob.history(alice)).containsExactly("hello");
    alice.process().call("message.send", "personId", alice.id(), "text", "a note");
    JsonNode notes = alice.process().call("conversation.list").get(0);
    assertThat(notes.get("notes").asBoolean()).isTrue();
    assertThat(notes.get("path").asText()).isEqualTo("here");
    assertThatThrownBy(() -> alice.process().call("conversation.pin", "conversationId", talk))
        .isInstanceOfSatisfying(
            HeadlessProcess.Refused.class,
            e -> assertThat(e.reason).isEqualTo("UNKNOWN_CONVERSATION"));
  }

  @Test
  void people_are_regarded_as_i_like_and_a_request_is_declined_quietly() {
    alice.asks(bob);
    bob.process().event("contact.requested");
    bob.process().call("contact.decline", "personId", alice.id());
    assertThat(bob.process().call("conversation.list")).isEmpty();
    String word = alice.says(bob, "hello?");
    alice.process().awaitState(word, "sent");
    bob.process()
        .call(
            "contact.regard",
            "personId",
            alice.id(),
            "alias",
            "Al",
            "favourite",
            true,
            "hidden",
            true,
            "verified",
            true);
    JsonNode regarded = bob.process().call("contact.list").get(0);
    assertThat(regarded.get("state").asText()).isEqualTo("stranger");
    assertThat(regarded.get("name").asText()).isEqualTo("alice");
    assertThat(regarded.get("alias").asText()).isEqualTo("Al");
    assertThat(regarded.get("favourite").asBoolean()).isTrue();
    assertThat(regarded.get("hidden").asBoolean()).isTrue();
    assertThat(regarded.get("verified").asBoolean()).isTrue();
    assertThat(bob.process().events())
        .noneMatch(event -> event.get("type").asText().equals("message.added"));
  }

  @Test
  void both_get_the_same_safety_number_and_codes_that_mirror_each_other() {
    JsonNode mine = alice.process().call("contact.safetyNumber", "personId", bob.id());
    JsonNode theirs = bob.process().call("contact.safetyNumber", "personId", alice.id());
    assertThat(mine.get("digits").asText())
        .matches("(\\d{5} ){11}\\d{5}")
        .isEqualTo(theirs.get("digits").asText());
    assertThat(mine.get("code").asText()).isEqualToIgnoringCase("MARU1:01" + alice.id() + bob.id());
    assertThat(theirs.get("code").asText())
        .isEqualToIgnoringCase("MARU1:01" + bob.id() + alice.id());
    assertThatThrownBy(() -> alice.process().call("contact.safetyNumber", "personId", alice.id()))
        .isInstanceOfSatisfying(
            HeadlessProcess.Refused.class, e -> assertThat(e.reason).isEqualTo("SELF"));
  }

  @Test
  void contacts_see_what_one_shows_of_oneself() {
    // Two grey pixels.
    String png =
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNo"
            + "mAAAAZMBEX3aq9gAAAAASUVORK5CYII=";
    alice.process().call("profile.set", "status", "in the lab", "picture", png);
    alice.asks(bob);
    bob.process().event("contact.requested");
    bob.process().call("contact.accept", "personId", alice.id());
    alice.process().event("contact.added");
    String word = alice.says(bob, "hello");
    alice.process().awaitState(word, "delivered");
    JsonNode contact = bob.process().call("contact.list").get(0);
    assertThat(contact.get("status").asText()).isEqualTo("in the lab");
    assertThat(contact.get("picture"))
        .isEqualTo(alice.process().call("profile.get").get("picture"));
    assertThat(bob.process().call("contact.picture", "personId", alice.id()).get("png").asText())
        .isEqualTo(png);
    assertThat(bob.process().call("contact.picture", "personId", bob.id())).isEmpty();
    assertThatThrownBy(() -> alice.process().call("profile.set", "picture", "AAAA"))
        .isInstanceOfSatisfying(
            HeadlessProcess.Refused.class, e -> assertThat(e.reason).isEqualTo("NOT_ALLOWED"));
    assertThatThrownBy(() -> alice.process().call("profile.set", "picture", "?"))
        .isInstanceOfSatisfying(
            HeadlessProcess.Refused.class, e -> assertThat(e.reason).isEqualTo("INVALID_PARAMS"));
  }

  @Test
  void whoever_is_blocked_hears_nothing_of_it() {
    alice.asks(bob);
    bob.process().event("contact.requested");
    bob.process().call("contact.block", "personId", alice.id());
    String word = alice.says(bob, "hello?");
    alice.process().awaitState(word, "sent");
    assertThat(bob.process().events())
        .noneMatch(event -> event.get("type").asText().equals("message.added"));
    assertThat(bob.process().call("contact.list").get(0).get("state").asText())
        .isEqualTo("blocked");
    assertThatThrownBy(() -> bob.says(alice, "no"))
        .isInstanceOfSatisfying(
            HeadlessProcess.Refused.class, e -> assertThat(e.reason).isEqualTo("BLOCKED"));
  }

  @Test
  void an_invitation_leads_to_its_person_and_to_nobody_else() {
    String link = bob.process().call("profile.get").get("link").asText();
    assertThat(link).startsWith("maru://person/" + bob.id());
    String here = "maru://person/" + bob.id() + "?at=127.0.0.1:" + bob.port();
    assertThat(alice.process().call("contact.request", "link", here).get("personId").asText())
        .isEqualTo(bob.id());
    bob.accepts(alice);
    String wrong = "maru://person/" + "0".repeat(64) + "?at=127.0.0.1:" + bob.port();
    assertThat(refusal(alice, "contact.request", "link", wrong)).isEqualTo("WRONG_PERSON");
  }

  @Test
  void a_long_history_is_read_page_by_page() {
    alice.befriends(bob);
    List<String> said = IntStream.range(0, 25).mapToObj(i -> "message " + i).toList();
    said.forEach(text -> alice.says(bob, text));
    bob.hears("message 24");
    String conversation = bob.conversationWith(alice);
    List<String> read = new ArrayList<>();
    JsonNode page =
        bob.process().call("conversation.history", "conversationId", conversation, "limit", 10);
    while (!page.isEmpty()) {
      List<String> texts = new ArrayList<>();
      page.forEach(message -> texts.add(message.get("text").asText()));
      read.addAll(0, texts);
      String before = page.get(0).get("messageId").asText();
      page =
          bob.process()
              .call(
                  "conversation.history",
                  "conversationId",
                  conversation,
                  "before",
                  before,
                  "limit",
                  10);
    }
    assertThat(read).isEqualTo(said);
  }

  @Test
  void what_is_said_while_the_other_is_away_arrives_when_they_come_back() {
    alice.befriends(bob);
    assertThat(bob.process().end()).isZero();
    alice.process().event("person.left");
    String waiting = alice.says(bob, "are you there?");
    alice.process().awaitState(waiting, "queued");
    assertThat(alice.process().end()).isZero();
    alice.startsAgain();
    bob.startsAgain();
    alice.asks(bob);
    bob.hears("are you there?");
    alice.process().awaitState(waiting, "delivered");
    bob.says(alice, "yes");
    alice.hears("yes");
    assertThat(alice.history(bob)).containsExactly("are you there?", "yes");
    assertThat(bob.history(alice)).containsExactly("are you there?", "yes");
  }

  @Test
  void contacts_find_each_other_again_after_a_restart_without_discovery() {
    alice.befriends(bob);
    assertThat(alice.process().end()).isZero();
    assertThat(bob.process().end()).isZero();
    bob.startsAgain();
    alice.startsAgain();
    bob.says(alice, "there you are");
    alice.hears("there you are");
  }

  @Test
  void a_database_put_back_from_a_backup_forgets_nothing_the_other_said() throws IOException {
    alice.befriends(bob);
    alice.says(bob, "monday");
    bob.hears("monday");
    assertThat(bob.process().end()).isZero();
    Path database = bob.profile().resolve("store.db");
    Path backup = folder.resolve("backup");
    Files.copy(database, backup);
    bob.startsAgain();
    alice.asks(bob);
    alice.process().awaitState(alice.says(bob, "tuesday"), "delivered");
    bob.says(alice, "from a day that is lost");
    alice.hears("from a day that is lost");
    assertThat(bob.process().end()).isZero();
    Files.copy(backup, database, StandardCopyOption.REPLACE_EXISTING);
    bob.startsAgain();
    assertThat(bob.history(alice)).containsExactly("monday");
    alice.asks(bob);
    bob.hears("tuesday");
    bob.says(alice, "wednesday");
    alice.hears("wednesday");
    alice.process().awaitState(alice.says(bob, "thursday"), "delivered");
    assertThat(bob.history(alice)).containsExactly("monday", "tuesday", "wednesday", "thursday");
    assertThat(bob.timesHeard("monday")).isZero();
    assertThat(alice.timesHeard("wednesday")).isEqualTo(1);
  }

  @Test
  void what_cannot_be_done_is_refused_by_name() {
    String nobody = "0".repeat(64);
    assertThat(refusal(alice, "message.send", "personId", nobody, "text", "x"))
        .isEqualTo("UNKNOWN_PERSON");
    assertThat(refusal(alice, "contact.request", "personId", nobody)).isEqualTo("UNKNOWN_PERSON");
    assertThat(refusal(alice, "contact.request", "personId", alice.id())).isEqualTo("SELF");
    assertThat(refusal(alice, "contact.accept", "personId", nobody)).isEqualTo("UNKNOWN_PERSON");
    assertThat(refusal(alice, "message.read", "messageId", "0".repeat(32)))
        .isEqualTo("UNKNOWN_MESSAGE");
    assertThat(refusal(alice, "message.send", "conversationId", "0".repeat(32), "text", "x"))
        .isEqualTo("UNKNOWN_CONVERSATION");
    assertThat(refusal(alice, "conversation.history", "conversationId", "0".repeat(32)))
        .isEqualTo("[]");
    assertThat(refusal(alice, "contact.request", "host", "127.0.0.1", "port", 1))
        .isEqualTo("UNREACHABLE");
    assertThat(refusal(alice, "contact.request", "host", "127.0.0.1", "port", alice.port()))
        .isEqualTo("SELF");
    alice.befriends(bob);
    assertThat(refusal(alice, "message.send", "personId", bob.id(), "text", ""))
        .isEqualTo("EMPTY_TEXT");
    assertThat(refusal(alice, "message.send", "personId", bob.id(), "text", " \n "))
        .isEqualTo("EMPTY_TEXT");
    assertThat(refusal(alice, "message.send", "personId", bob.id(), "text", "x".repeat(16_001)))
        .isEqualTo("TOO_LONG");
    String longest = "가".repeat(16_000);
    alice.says(bob, longest);
    bob.hears(longest);
  }

  private List<String> statesOf(String messageId) {
    return alice.process().events().stream()
        .filter(event -> event.get("type").asText().equals("message.state"))
        .filter(event -> event.get("messageId").asText().equals(messageId))
        .map(event -> event.get("state").asText())
        .distinct()
        .toList();
  }

  private static String refusal(Person person, String method, Object... params) {
    try {
      return person.process().call(method, params).toString();
    } catch (HeadlessProcess.Refused e) {
      return e.reason;
    }
  }
}
