package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a contact nearby is told of me, between two processes.
@Timeout(120)
class PresenceTest {
  @TempDir private Path folder;

  private static boolean says(JsonNode event, String presence) {
    return event.get("type").asText().equals("person.presence")
        && event.get("presence").asText().equals(presence);
  }

  @Test
  void being_away_is_told_while_that_is_shared() {
    try (Person alice = Person.starts(folder, "alice");
        Person bob = Person.starts(folder, "bob")) {
      alice.befriends(bob);
      bob.process().event("person.presence", event -> says(event, "online"));
      alice.process().call("presence.set", "shareAway", false);
      alice.process().call("presence.set", "away", true);
      alice.says(bob, "still here");
      bob.hears("still here");
      assertThat(bob.process().events()).noneMatch(event -> says(event, "away"));
      alice.process().call("presence.set", "shareAway", true, "shareLastSeen", false);
      bob.process().event("person.presence", event -> says(event, "away"));
      alice.process().call("presence.set", "share", false);
      bob.process().event("person.presence", event -> says(event, "unknown"));
      assertThatThrownBy(() -> alice.process().call("presence.set", "shareSeen", true))
          .isInstanceOfSatisfying(
              HeadlessProcess.Refused.class, e -> assertThat(e.reason).isEqualTo("INVALID_PARAMS"));
    }
  }
}
