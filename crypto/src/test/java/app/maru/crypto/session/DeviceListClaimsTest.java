package app.maru.crypto.session;

import static app.maru.crypto.session.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecryptionException.Reason;
import app.maru.crypto.SeededRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the two ends say about each other's device lists in every message.
class DeviceListClaimsTest {
  private final SeededRandom random = new SeededRandom(50);
  private final Party[] pair = Party.pair(random);
  private final Party alice = pair[0];
  private final Party bob = pair[1];
  private final ListView alices = ListView.of(alice.identity.deviceList());
  private final ListView bobs = ListView.of(bob.identity.deviceList());
  private final Bytes invented = Bytes.of(new byte[32]);

  @BeforeEach
  void talk() throws Exception {
    alice.initiates(bob);
    bob.hears(alice.says("hello"));
    alice.hears(bob.says("hello"));
  }

  private byte[] claiming(ListView own, ListView their) {
    Plaintext plaintext = new Plaintext(own, their, List.of(), Optional.empty(), new byte[] {1});
    return alice.book.active().orElseThrow().seal(plaintext, bob.identity.device(), random).bytes();
  }

  @Test
  void another_list_of_the_same_epoch_is_an_attack() throws Exception {
    byte[] hidden = claiming(new ListView(1, invented), bobs);
    byte[] ghost = claiming(alices, new ListView(1, invented));

    assertThat(refusal(() -> bob.receives(hidden))).isEqualTo(Reason.DEVICE_LIST_CONFLICT);
    assertThat(refusal(() -> bob.receives(ghost))).isEqualTo(Reason.DEVICE_LIST_CONFLICT);
  }

  @Test
  void a_newer_list_is_reported() throws Exception {
    bob.receives(claiming(new ListView(2, invented), bobs));
    assertThat(bob.lastNotice).isEqualTo(Notice.NEW_DEVICE_LIST);
  }

  @Test
  void a_list_of_mine_that_i_do_not_know_is_reported() throws Exception {
    bob.receives(claiming(alices, new ListView(2, invented)));
    assertThat(bob.lastNotice).isEqualTo(Notice.NEW_DEVICE_LIST);
  }

  @Test
  void a_bundle_or_introduction_with_another_list_of_the_epoch_is_refused() throws Exception {
    SessionBook cheated =
        new SessionBook(
            bob.identity.person(),
            bob.identity.device(),
            Optional.of(new ListView(1, invented)),
            Optional.empty(),
            List.of(),
            List.of());
    bob.meets(alice);
    bob.initiates(alice);
    byte[] body = bob.says("hello");
    Introduction introduction = Introductions.respond(alice.identity, alice, body, alice.now);

    assertThat(refusal(() -> cheated.adopt(introduction, alice.now)))
        .isEqualTo(Reason.DEVICE_LIST_CONFLICT);
    assertThat(
            Refusals.decodingRefusal(
                () -> cheated.initiate(alice.identity, bob.bundle(true), alice.now, random)))
        .isEqualTo(app.maru.crypto.DecodingException.Reason.DEVICE_LIST_CONFLICT);
  }
}
