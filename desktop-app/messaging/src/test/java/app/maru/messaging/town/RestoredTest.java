package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.engine.MessageDesk;
import app.maru.messaging.store.Peek;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody says after an older copy of their database was put back: others believe the
/// greatest revision, and have heard greater ones than the copy knows.
final class RestoredTest {
  private final MemoryTown town = new MemoryTown();

  @TempDir
  // Set before every test.
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  // Set before every test.
  @SuppressWarnings("NullAway.Init")
  private Citizen alice;

  private final Citizen bob = town.citizen("bob");

  @BeforeEach
  void they_are_contacts() {
    town.keepsIn("alice", folder);
    alice = town.citizen("alice");
    town.befriend(alice, bob);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private <T> T get(CompletableFuture<T> future) {
    return town.get(future);
  }

  private MessageDesk desk() {
    return alice.messenger().messages();
  }

  private void copies() throws IOException {
    alice.leaves();
    Files.copy(folder.resolve("store.db"), folder.resolve("backup"));
    alice.comesBack();
    town.until("back", () -> alice.isNear(bob));
  }

  private void goesBack() throws IOException {
    alice.leaves();
    Files.copy(
        folder.resolve("backup"), folder.resolve("store.db"), StandardCopyOption.REPLACE_EXISTING);
    alice.comesBack();
  }

  private Message seen(MessageId id) {
    return bob.history(alice).stream()
        .filter(message -> message.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void others_are_told_my_name_again_and_hear_the_next_one() throws IOException {
    copies();
    for (String name : List.of("Alina", "Aline", "Alice W.")) {
      alice.isCalled(name);
    }
    town.until("told", () -> bob.nameOf(alice).orElseThrow().equals("Alice W."));
    goesBack();
    town.until("told again", () -> bob.nameOf(alice).orElseThrow().equals("alice"));
    alice.isCalled("Alison");
    town.until("heard", () -> bob.nameOf(alice).orElseThrow().equals("Alison"));
  }

  @Test
  void what_i_edit_and_feel_counts_again() throws IOException {
    MessageId id = get(desk().send(bob.person(), "one"));
    town.until("heard", () -> bob.sees(alice).contains("one"));
    copies();
    get(desk().edit(id, "two"));
    get(desk().edit(id, "three"));
    get(desk().react(id, List.of("👍")));
    get(desk().react(id, List.of()));
    town.until("edited", () -> bob.sees(alice).contains("three"));
    goesBack();
    get(desk().edit(id, "four"));
    get(desk().react(id, List.of("🎉")));
    town.until("edited again", () -> seen(id).text().equals("four"));
    town.until("felt again", () -> !seen(id).traits().reactions().isEmpty());
  }

  @Test
  void how_long_messages_live_is_settled_again() throws IOException {
    copies();
    for (int minutes = 1; minutes <= 3; minutes++) {
      get(desk().setLifetime(bob.person(), minutes * 60));
    }
    town.until("told", () -> lifetimeAtBob() == 180);
    goesBack();
    get(desk().setLifetime(bob.person(), 240));
    town.until("told again", () -> lifetimeAtBob() == 240);
  }

  private int lifetimeAtBob() {
    return get(bob.messenger().messages().lifetime(ConversationId.with(alice.person()))).seconds();
  }

  @Test
  void mail_is_left_again_where_i_look_for_it_with_a_token_nobody_knew() throws IOException {
    TownRelay first = town.relay();
    TownRelay second = town.relay();
    bob.uses(first);
    alice.uses(first);
    town.until("told", () -> revisionAtBob() == 1);
    byte[] token = tokenAtBob();
    copies();
    alice.uses(second);
    town.until("told", () -> revisionAtBob() == 2);
    get(alice.messenger().removeRelay(first.invitation().relay()));
    town.until("told", () -> revisionAtBob() == 3);
    goesBack();
    town.until("told again", () -> revisionAtBob() > 4);
    assertThat(tokenAtBob()).isNotEqualTo(token);
    alice.leaves();
    town.until("gone", () -> !bob.isNear(alice));
    bob.says(alice, "are you there?");
    town.until("kept", () -> bob.statesTo(alice).getLast() == DeliveryState.SENT);
    town.farApart();
    bob.leaves();
    alice.comesBack();
    town.until("fetched", () -> alice.sees(bob).contains("are you there?"));
  }

  private int revisionAtBob() {
    return Peek.number(town.database(bob), "SELECT COALESCE(MAX(revision), 0) FROM routes");
  }

  private byte[] tokenAtBob() {
    return Peek.bytes(town.database(bob), "SELECT relays FROM routes");
  }
}
