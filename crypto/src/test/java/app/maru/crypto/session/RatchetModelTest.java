package app.maru.crypto.session;

import static app.maru.crypto.session.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DecryptionException.Reason;
import app.maru.crypto.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two devices and a network that delays, reorders, drops and repeats, against the simplest model:
/// what was delivered once opens once, to what was said.
class RatchetModelTest {
  private static final int STEPS = 400;

  /// A message under way or delivered.
  private static final class Message {
    final boolean toBob;
    final String text;
    final byte[] body;

    Message(boolean toBob, String text, byte[] body) {
      this.toBob = toBob;
      this.text = text;
      this.body = body;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112})
  void whatever_the_network_does_each_message_opens_once(long seed) throws Exception {
    Random chance = new Random(seed);
    Party[] pair = Party.pair(new SeededRandom(seed));
    Party alice = pair[0];
    Party bob = pair[1];
    alice.initiates(bob);
    if (chance.nextBoolean()) {
      bob.initiates(alice);
    }
    List<Message> underWay = new ArrayList<>();
    List<Message> delivered = new ArrayList<>();
    int opened = 0;
    for (int step = 0; step < STEPS; step++) {
      int dice = chance.nextInt(100);
      boolean fromAlice = chance.nextBoolean();
      Party sender = fromAlice ? alice : bob;
      if (dice < 45 && sender.book.canSeal(sender.now)) {
        String text = "message " + step;
        underWay.add(new Message(fromAlice, text, sender.says(text)));
      } else if (dice < 85 && !underWay.isEmpty()) {
        boolean inOrder = chance.nextInt(3) > 0;
        Message message = underWay.remove(inOrder ? 0 : chance.nextInt(underWay.size()));
        assertThat((message.toBob ? bob : alice).hears(message.body)).isEqualTo(message.text);
        delivered.add(message);
        opened++;
      } else if (dice < 88 && underWay.size() > 3) {
        underWay.remove(chance.nextInt(underWay.size()));
      } else if (dice < 95 && !delivered.isEmpty()) {
        int from = Math.max(0, delivered.size() - 12);
        Message again = delivered.get(from + chance.nextInt(delivered.size() - from));
        assertThat(refusal(() -> (again.toBob ? bob : alice).hears(again.body)))
            .isIn(Reason.DUPLICATE, Reason.BROKEN_SESSION);
      } else {
        sender.restarts();
      }
    }
    for (Message message : underWay) {
      assertThat((message.toBob ? bob : alice).hears(message.body)).isEqualTo(message.text);
    }
    assertThat(opened).isGreaterThan(50);
  }
}
