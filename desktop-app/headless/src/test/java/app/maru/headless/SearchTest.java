package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Looking for what was said, by a program.
@Timeout(120)
class SearchTest {
  @TempDir private Path folder;
  private Person alice;
  private Person bob;

  @BeforeEach
  void two_contacts_talk() {
    alice = Person.starts(folder, "alice");
    bob = Person.starts(folder, "bob");
    alice.befriends(bob);
    for (String text : new String[] {"우리 마루에서 만나", "Where is the café?", "마루!"}) {
      alice.says(bob, text);
      bob.hears(text);
    }
  }

  @AfterEach
  void they_leave() {
    alice.close();
    bob.close();
  }

  @Test
  void people_and_messages_are_found_page_by_page() {
    JsonNode found = bob.process().call("search", "query", "ㅁㄹ", "limit", 1);
    assertThat(found.get("people")).isEmpty();
    JsonNode hit = found.get("hits").get(0);
    assertThat(hit.at("/message/text").asText()).isEqualTo("마루!");
    assertThat(hit.get("spans").toString()).isEqualTo("[[0,2]]");
    long position = hit.get("position").asLong();
    found = bob.process().call("search", "query", "ㅁㄹ", "before", position);
    assertThat(found.get("hits")).hasSize(1);
    assertThat(found.at("/hits/0/spans").toString()).isEqualTo("[[3,5]]");
    String talk = bob.conversationWith(alice);
    found = bob.process().call("search", "query", "CAFE", "conversationId", talk);
    assertThat(found.get("hits")).hasSize(1);
    found = bob.process().call("search", "query", "ALI");
    assertThat(found.at("/people/0/personId").asText()).isEqualTo(alice.id());
    assertThat(found.get("hits")).isEmpty();
    assertThat(bob.process().call("search", "query", " ").get("hits")).isEmpty();
  }

  @Test
  void history_goes_on_after_a_message() {
    String talk = bob.conversationWith(alice);
    String first =
        bob.process().call("search", "query", "우리").at("/hits/0/message/messageId").asText();
    JsonNode page =
        bob.process().call("conversation.history", "conversationId", talk, "after", first);
    assertThat(page.findValuesAsText("text")).containsExactly("Where is the café?", "마루!");
  }

  @Test
  void wrong_parameters_are_refused() {
    assertThat(refusal()).isEqualTo("INVALID_PARAMS");
    assertThat(refusal("query", "a", "limit", 501)).isEqualTo("INVALID_PARAMS");
    assertThat(refusal("query", "a", "before", -1)).isEqualTo("INVALID_PARAMS");
    assertThat(refusal("query", "a", "before", "1")).isEqualTo("INVALID_PARAMS");
    assertThat(refusal("query", "a", "conversationId", "x")).isEqualTo("INVALID_PARAMS");
  }

  private String refusal(Object... params) {
    StringBuilder reason = new StringBuilder();
    assertThatThrownBy(() -> bob.process().call("search", params))
        .isInstanceOfSatisfying(HeadlessProcess.Refused.class, e -> reason.append(e.reason));
    return reason.toString();
  }
}
