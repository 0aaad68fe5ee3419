package app.maru.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.SeededRandom;
import app.maru.crypto.prekey.OneTimePrekey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Both devices begin a session before they hear of each other.
class SimultaneousTest {
  private int endings;

  /// A message under way.
  private static final class UnderWay {
    final boolean toBob;
    final byte[] body;

    UnderWay(boolean toBob, byte[] body) {
      this.toBob = toBob;
      this.body = body;
    }
  }

  /// What a party remembers, to go back to.
  private record Memory(
      SessionBook book, Map<Integer, OneTimePrekey> oneTimePrekeys, Set<Bytes> replayKeys) {
    static Memory of(Party party) {
      return new Memory(
          party.book, new HashMap<>(party.oneTimePrekeys), new HashSet<>(party.replayKeys));
    }

    void restore(Party party) {
      party.book = book;
      party.oneTimePrekeys.clear();
      party.oneTimePrekeys.putAll(oneTimePrekeys);
      party.replayKeys.clear();
      party.replayKeys.addAll(replayKeys);
    }
  }

  @Test
  void all_interleavings_end_in_the_same_session() throws Exception {
    Set<Boolean> smallerOnes = new HashSet<>();
    for (long seed = 10; smallerOnes.size() < 2; seed++) {
      Party[] pair = Party.pair(new SeededRandom(seed));
      Party alice = pair[0];
      Party bob = pair[1];
      alice.initiates(bob);
      bob.initiates(alice);
      smallerOnes.add(id(alice).compareTo(id(bob)) < 0);
      List<UnderWay> underWay = new ArrayList<>();
      underWay.add(new UnderWay(true, alice.says("a1")));
      underWay.add(new UnderWay(true, alice.says("a2")));
      underWay.add(new UnderWay(false, bob.says("b1")));
      underWay.add(new UnderWay(false, bob.says("b2")));
      explore(alice, bob, underWay, 2);
    }
    assertThat(smallerOnes).containsExactlyInAnyOrder(true, false);
    assertThat(endings).isGreaterThan(1_000);
  }

  /// Delivers what is under way in every order; the first `replies` deliveries are answered.
  private void explore(Party alice, Party bob, List<UnderWay> underWay, int replies)
      throws Exception {
    if (underWay.isEmpty()) {
      assertThat(id(alice)).isEqualTo(id(bob));
      Memory aliceThen = Memory.of(alice);
      Memory bobThen = Memory.of(bob);
      assertThat(bob.hears(alice.says("end"))).isEqualTo("end");
      assertThat(alice.hears(bob.says("end"))).isEqualTo("end");
      assertThat(bob.lastNotice).isEqualTo(Notice.NONE);
      aliceThen.restore(alice);
      bobThen.restore(bob);
      endings++;
      return;
    }
    Memory aliceThen = Memory.of(alice);
    Memory bobThen = Memory.of(bob);
    for (UnderWay next : underWay) {
      List<UnderWay> rest = new ArrayList<>(underWay);
      rest.remove(next);
      Party receiver = next.toBob ? bob : alice;
      receiver.receives(next.body);
      assertThat(receiver.lastNotice).isEqualTo(Notice.NONE);
      if (replies > 0) {
        rest.add(new UnderWay(!next.toBob, receiver.says("reply")));
      }
      explore(alice, bob, rest, replies - 1);
      aliceThen.restore(alice);
      bobThen.restore(bob);
    }
  }

  private static Bytes id(Party party) {
    return party.book.active().orElseThrow().id();
  }

  @Test
  void a_device_that_lost_its_sessions_is_followed_to_the_new_one() throws Exception {
    Party[] pair = Party.pair(new SeededRandom(15));
    Party alice = pair[0];
    Party bob = pair[1];
    alice.initiates(bob);
    bob.hears(alice.says("one"));
    alice.hears(bob.says("two"));
    byte[] late = bob.says("on the old session");

    bob.meets(alice);
    bob.initiates(alice);
    assertThat(alice.hears(bob.says("I am new here"))).isEqualTo("I am new here");

    assertThat(alice.lastNotice).isEqualTo(Notice.SESSION_RESET);
    assertThat(bob.hears(alice.says("welcome back"))).isEqualTo("welcome back");
    assertThat(alice.hears(late)).isEqualTo("on the old session");
    assertThat(id(alice)).isEqualTo(id(bob));
  }

  @Test
  void two_introductions_of_one_device_in_the_wrong_order_end_in_the_later_session()
      throws Exception {
    Party[] pair = Party.pair(new SeededRandom(16));
    Party alice = pair[0];
    Party bob = pair[1];
    alice.initiates(bob);
    byte[] first = alice.says("one");
    alice.initiates(bob);
    byte[] second = alice.says("two");

    assertThat(bob.hears(second)).isEqualTo("two");
    assertThat(bob.hears(first)).isEqualTo("one");

    assertThat(id(bob)).isEqualTo(id(alice));
    assertThat(alice.hears(bob.says("three"))).isEqualTo("three");
  }
}
