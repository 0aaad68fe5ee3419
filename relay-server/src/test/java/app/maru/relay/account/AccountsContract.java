package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceId;
import app.maru.crypto.DeviceList;
import app.maru.crypto.Identity;
import app.maru.crypto.prekey.OneTimePrekey;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekey;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Stock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What accounts promise, whatever database is under them.
interface AccountsContract {
  SecureRandom RANDOM = new SecureRandom();
  Quota QUOTA = new Quota(1 << 20, 100);
  AccountOptions OPEN = new AccountOptions(EntryPolicy.OPEN, QUOTA, 4);

  /// An empty database, or the same one again within a test.
  AccountStore store();

  private Counter counter(AccountOptions options) throws AccountsException {
    return new Counter(store(), options);
  }

  private static Identity somebody() {
    return Identity.create(RANDOM, Counter.START);
  }

  private static AccountOptions policy(EntryPolicy policy) {
    return new AccountOptions(policy, QUOTA, 4);
  }

  private static DenialReason reason(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Denied.class);
    return ((Entry.Denied) entry).reason();
  }

  private static void assertIn(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Welcome.class);
  }

  /// Token number so much.
  static DeliveryToken token(int number) {
    byte[] bytes = new byte[DeliveryToken.SIZE];
    bytes[0] = (byte) number;
    return new DeliveryToken(Bytes.of(bytes));
  }

  /// What a device publishes.
  static byte[] bundle(Identity device) {
    SignedPrekey signed = SignedPrekey.create(device, 1, RANDOM, Counter.START);
    return PrekeyBundle.of(device, signed, Optional.empty()).encode();
  }

  private static List<Bytes> prekeys(Identity device, int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(id -> OneTimePrekey.create(device, id, RANDOM).record().encode())
        .map(Bytes::of)
        .toList();
  }

  private static int oneTime(Optional<Bytes> bundle) throws Exception {
    return PrekeyBundle.decode(bundle.orElseThrow().toArray()).oneTime().orElseThrow().id();
  }

  @Test
  default void a_new_device_gets_a_mailbox_and_keeps_it_through_a_crash() throws Exception {
    Counter counter = counter(OPEN);
    Identity alice = somebody();

    assertThat(counter.accounts().hasMailbox(alice.device())).isFalse();
    assertIn(counter.enter(alice));
    assertThat(counter.accounts().hasMailbox(alice.device())).isTrue();
    counter.crash(store(), OPEN);

    assertThat(counter.accounts().hasMailbox(alice.device())).isTrue();
    assertThat(counter.devicesOf(alice.person())).containsExactly(alice.device());
    assertIn(counter.enter(alice));
    counter.close();
  }

  @Test
  default void nobody_enters_with_another_device_or_list() throws Exception {
    Counter counter = counter(OPEN);
    Identity alice = somebody();
    Identity mallory = somebody();
    Bytes certificate = Bytes.of(alice.certificate().encode());
    Bytes list = Bytes.of(alice.deviceList().encode());
    Enter hers = new Enter(certificate, list, Counter.NO_INVITE);

    Peer peer = new Peer(mallory.person(), mallory.device());
    assertThat(reason(counter.enter(peer, hers))).isEqualTo(DenialReason.NOT_LISTED);
    assertIn(counter.enter(alice));
    assertThat(reason(counter.enter(peer, hers))).isEqualTo(DenialReason.NOT_LISTED);
    assertThat(reason(counter.enter(mallory, alice.deviceList(), Counter.NO_INVITE)))
        .isEqualTo(DenialReason.NOT_LISTED);
    Enter broken = new Enter(certificate, Bytes.of(new byte[40]), Counter.NO_INVITE);
    Peer herself = new Peer(alice.person(), alice.device());
    assertThat(reason(counter.enter(herself, broken))).isEqualTo(DenialReason.NOT_LISTED);
    assertThat(counter.accounts().hasMailbox(mallory.device())).isFalse();
    counter.close();
  }

  @Test
  default void a_device_that_a_newer_list_does_not_name_is_shut_out_for_good() throws Exception {
    Counter counter = counter(OPEN);
    Household house = new Household(RANDOM, Counter.START);
    Identity keys = somebody();
    DeviceCertificate second = house.certify(keys);
    house.nowHas(List.of(house.first().certificate(), second), List.of());
    Identity laptop = house.device(keys, second);
    assertIn(counter.enter(house.first(), house.list(), Counter.NO_INVITE));
    assertIn(counter.enter(laptop, house.list(), Counter.NO_INVITE));
    assertThat(counter.devicesOf(house.first().person())).hasSize(2);
    assertThat(counter.setToken(laptop.device(), token(1))).isTrue();

    house.nowHas(List.of(house.first().certificate()), List.of(laptop.device()));
    assertIn(counter.enter(house.first(), house.list(), Counter.NO_INVITE));

    assertThat(counter.shutOut()).containsExactly(laptop.device());
    assertThat(counter.accounts().hasMailbox(laptop.device())).isFalse();
    assertThat(counter.accounts().opens(laptop.device(), token(1))).isFalse();
    assertThat(reason(counter.enter(laptop))).isEqualTo(DenialReason.NOT_LISTED);
    counter.crash(store(), OPEN);
    assertThat(reason(counter.enter(laptop))).isEqualTo(DenialReason.NOT_LISTED);
    assertThat(counter.devicesOf(house.first().person())).containsExactly(house.first().device());
    counter.close();
  }

  @Test
  default void two_lists_of_one_epoch_are_not_believed() throws Exception {
    Counter counter = counter(OPEN);
    Household house = new Household(RANDOM, Counter.START);
    assertIn(counter.enter(house.first()));
    DeviceCertificate second = house.certify(somebody());
    DeviceCertificate third = house.certify(somebody());
    DeviceList fork = house.next(List.of(house.first().certificate(), third), List.of());
    house.nowHas(List.of(house.first().certificate(), second), List.of());
    assertIn(counter.enter(house.first(), house.list(), Counter.NO_INVITE));

    assertThat(reason(counter.enter(house.first()))).isEqualTo(DenialReason.NOT_LISTED);
    assertThat(reason(counter.enter(house.first(), fork, Counter.NO_INVITE)))
        .isEqualTo(DenialReason.NOT_LISTED);
    counter.close();
  }

  @Test
  default void a_closed_relay_takes_only_persons_it_knows() throws Exception {
    Counter before = counter(OPEN);
    Household house = new Household(RANDOM, Counter.START);
    assertIn(before.enter(house.first()));
    before.close();

    Counter counter = counter(policy(EntryPolicy.CLOSED));
    assertThat(reason(counter.enter(somebody()))).isEqualTo(DenialReason.CLOSED);
    assertIn(counter.enter(house.first()));
    Identity keys = somebody();
    DeviceCertificate second = house.certify(keys);
    house.nowHas(List.of(house.first().certificate(), second), List.of());
    assertIn(counter.enter(house.device(keys, second)));
    counter.close();
  }

  @Test
  default void an_invite_lets_in_as_many_persons_as_it_says_until_it_is_over() throws Exception {
    Counter counter = counter(policy(EntryPolicy.INVITE));
    Operator operator = counter.accounts().operator(RANDOM);
    Bytes code = counter.wait(operator.invite(2, Duration.ofDays(7)));
    Bytes late = counter.wait(operator.invite(5, Duration.ofDays(1)));
    Bytes revoked = counter.wait(operator.invite(1, Duration.ofDays(30)));
    List<Invite> invites = counter.wait(operator.invites());
    assertThat(invites).extracting(Invite::usesLeft).containsExactly(5, 2, 1);
    assertThat(invites).noneMatch(invite -> invite.hash().equals(code));
    assertThat(counter.wait(operator.revokeInvite(invites.get(2).id()))).isTrue();
    assertThat(counter.wait(operator.revokeInvite("nothing"))).isFalse();

    Identity alice = somebody();
    assertThat(reason(counter.enter(alice))).isEqualTo(DenialReason.INVITE_NEEDED);
    assertIn(counter.enter(alice, alice.deviceList(), code));
    assertIn(counter.enter(alice));
    Identity bob = somebody();
    assertThat(reason(counter.enter(bob, bob.deviceList(), revoked)))
        .isEqualTo(DenialReason.INVITE_NEEDED);
    counter.runFor(Duration.ofDays(1));
    assertThat(reason(counter.enter(bob, bob.deviceList(), late)))
        .isEqualTo(DenialReason.INVITE_NEEDED);
    assertIn(counter.enter(bob, bob.deviceList(), code));
    Identity carol = somebody();
    assertThat(reason(counter.enter(carol, carol.deviceList(), code)))
        .isEqualTo(DenialReason.INVITE_NEEDED);
    assertThat(counter.wait(operator.invites())).isEmpty();
    counter.close();
  }

  @Test
  default void a_full_relay_takes_no_more_devices_and_uses_no_invite_up() throws Exception {
    Counter counter = counter(new AccountOptions(EntryPolicy.INVITE, QUOTA, 1));
    Operator operator = counter.accounts().operator(RANDOM);
    Bytes code = counter.wait(operator.invite(2, Duration.ofDays(7)));
    Identity alice = somebody();
    Identity bob = somebody();
    assertIn(counter.enter(alice, alice.deviceList(), code));

    assertThat(reason(counter.enter(bob, bob.deviceList(), code))).isEqualTo(DenialReason.FULL);
    assertIn(counter.enter(alice));
    counter.leave(alice.device());
    assertIn(counter.enter(bob, bob.deviceList(), code));
    counter.close();
  }

  @Test
  default void a_blocked_person_is_out_until_unblocked() throws Exception {
    Counter counter = counter(OPEN);
    Operator operator = counter.accounts().operator(RANDOM);
    Identity alice = somebody();
    assertIn(counter.enter(alice));

    assertThat(counter.wait(operator.block(alice.person()))).isEqualTo(1);
    assertThat(counter.shutOut()).containsExactly(alice.device());
    assertThat(reason(counter.enter(alice))).isEqualTo(DenialReason.BLOCKED);
    counter.crash(store(), OPEN);
    operator = counter.accounts().operator(RANDOM);
    assertThat(reason(counter.enter(alice))).isEqualTo(DenialReason.BLOCKED);
    assertThat(counter.wait(operator.blocked())).containsExactly(alice.person());
    assertThat(counter.wait(operator.unblock(alice.person()))).isTrue();
    assertIn(counter.enter(alice));
    counter.close();
  }

  @Test
  default void only_the_newest_token_opens_a_mailbox() throws Exception {
    Counter counter = counter(OPEN);
    Identity alice = somebody();
    assertIn(counter.enter(alice));
    DeviceId device = alice.device();

    assertThat(counter.accounts().opens(device, DeliveryToken.NONE)).isFalse();
    assertThat(counter.setToken(device, token(1))).isTrue();
    assertThat(counter.accounts().opens(device, token(1))).isTrue();
    assertThat(counter.accounts().opens(device, token(2))).isFalse();
    assertThat(counter.setToken(device, token(2))).isTrue();
    counter.crash(store(), OPEN);
    assertThat(counter.accounts().opens(device, token(1))).isFalse();
    assertThat(counter.accounts().opens(device, token(2))).isTrue();
    assertThat(counter.setToken(device, DeliveryToken.NONE)).isTrue();
    assertThat(counter.accounts().opens(device, DeliveryToken.NONE)).isFalse();
    assertThat(counter.setToken(somebody().device(), token(1))).isFalse();
    counter.close();
  }

  @Test
  default void a_one_time_prekey_is_handed_out_once_whatever_happens() throws Exception {
    Counter counter = counter(OPEN);
    Identity alice = somebody();
    assertIn(counter.enter(alice));
    DeviceId device = alice.device();
    List<Bytes> prekeys = prekeys(alice, 1, 3);
    assertThat(counter.publishOneTime(device, prekeys)).as("no bundle yet").isEmpty();
    assertThat(counter.fetchBundle(device)).isEmpty();

    byte[] bundle = bundle(alice);
    Stock stock = counter.publish(device, bundle).orElseThrow();
    assertThat(stock).isEqualTo(new Stock(Stocks.bundleId(Bytes.of(bundle)), 0));
    assertThat(counter.publishOneTime(device, prekeys).orElseThrow().oneTime()).isEqualTo(3);
    assertThat(oneTime(counter.fetchBundle(device))).isEqualTo(1);
    counter.crash(store(), OPEN);
    assertThat(counter.accounts().stock(device).oneTime()).isEqualTo(2);
    assertThat(oneTime(counter.fetchBundle(device))).isEqualTo(2);
    assertThat(counter.publishOneTime(device, prekeys).orElseThrow().oneTime())
        .as("the same batch again, after its answer was lost")
        .isEqualTo(1);
    assertThat(oneTime(counter.fetchBundle(device))).isEqualTo(3);
    assertThat(counter.fetchBundle(device)).contains(Bytes.of(bundle));
    assertThat(((Entry.Welcome) counter.enter(alice)).stock()).isEqualTo(stock);
    counter.close();
  }

  @Test
  default void what_is_not_the_devices_own_is_not_published() throws Exception {
    Counter counter = counter(OPEN);
    Identity alice = somebody();
    Identity mallory = somebody();
    assertIn(counter.enter(alice));
    DeviceId device = alice.device();

    assertThat(counter.publish(device, bundle(mallory))).isEmpty();
    assertThat(counter.publish(device, new byte[50])).isEmpty();
    assertThat(counter.publish(mallory.device(), bundle(mallory))).isEmpty();
    OneTimePrekey own = OneTimePrekey.create(alice, 9, RANDOM);
    SignedPrekey signed = SignedPrekey.create(alice, 1, RANDOM, Counter.START);
    byte[] withOneTime = PrekeyBundle.of(alice, signed, Optional.of(own)).encode();
    assertThat(counter.publish(device, withOneTime)).isEmpty();
    assertThat(counter.publish(device, bundle(alice))).isPresent();
    List<Bytes> mixed = List.of(Bytes.of(own.record().encode()), prekeys(mallory, 1, 1).get(0));
    assertThat(counter.publishOneTime(device, mixed)).isEmpty();
    assertThat(counter.accounts().stock(device).oneTime()).isZero();
    counter.close();
  }

  @Test
  default void so_many_one_time_prekeys_are_kept_and_so_long() throws Exception {
    Counter counter = counter(OPEN);
    Identity alice = somebody();
    assertIn(counter.enter(alice));
    DeviceId device = alice.device();
    assertThat(counter.publish(device, bundle(alice))).isPresent();

    List<Bytes> many = prekeys(alice, 1, Limits.MAX_ONE_TIME_PREKEYS + 1);
    assertThat(counter.publishOneTime(device, many).orElseThrow().oneTime())
        .isEqualTo(Limits.MAX_ONE_TIME_PREKEYS);
    assertThat(oneTime(counter.fetchBundle(device))).isEqualTo(1);
    counter.runFor(Limits.ONE_TIME_PREKEY_OFFERED.minusHours(1));
    assertThat(oneTime(counter.fetchBundle(device))).isEqualTo(2);
    counter.runFor(Duration.ofHours(2));
    assertThat(counter.accounts().stock(device).oneTime()).isZero();
    assertThat(PrekeyBundle.decode(counter.fetchBundle(device).orElseThrow().toArray()).oneTime())
        .isEmpty();
    counter.close();
  }

  @Test
  default void one_wrong_date_takes_no_prekeys_and_invites() throws Exception {
    Counter counter = counter(policy(EntryPolicy.INVITE));
    Operator operator = counter.accounts().operator(RANDOM);
    Bytes invite = counter.wait(operator.invite(2, Duration.ofDays(30)));
    Identity alice = somebody();
    DeviceId device = alice.device();
    assertIn(counter.enter(alice, alice.deviceList(), invite));
    assertThat(counter.publish(device, bundle(alice))).isPresent();
    assertThat(counter.publishOneTime(device, prekeys(alice, 1, 2))).isPresent();
    counter.setsClock(Duration.ofDays(400));
    counter.runFor(Duration.ofHours(3));
    assertThat(counter.accounts().stock(device).oneTime()).as("not given out").isZero();
    assertThat(PrekeyBundle.decode(counter.fetchBundle(device).orElseThrow().toArray()).oneTime())
        .isEmpty();
    Identity bob = somebody();
    assertThat(reason(counter.enter(bob, bob.deviceList(), invite)))
        .isEqualTo(DenialReason.INVITE_NEEDED);

    counter.setsClock(Duration.ZERO);
    counter.runFor(Duration.ofHours(1));
    assertThat(oneTime(counter.fetchBundle(device))).isEqualTo(1);
    assertIn(counter.enter(bob, bob.deviceList(), invite));
    counter.close();
  }

  @Test
  default void who_leaves_is_forgotten() throws Exception {
    Counter counter = counter(OPEN);
    Identity alice = somebody();
    assertIn(counter.enter(alice));
    assertThat(counter.publish(alice.device(), bundle(alice))).isPresent();
    assertThat(counter.publishOneTime(alice.device(), prekeys(alice, 1, 2))).isPresent();

    assertThat(counter.leaves(alice.device())).isTrue();
    assertThat(counter.shutOut()).containsExactly(alice.device());
    assertThat(counter.accounts().hasMailbox(alice.device())).isFalse();
    assertThat(counter.fetchBundle(alice.device())).isEmpty();
    assertThat(counter.devicesOf(alice.person())).isEmpty();
    counter.close();
  }

  @Test
  default void the_operator_sees_removes_and_limits_devices() throws Exception {
    Counter counter = counter(OPEN);
    Operator operator = counter.accounts().operator(RANDOM);
    Identity alice = somebody();
    DeviceId device = alice.device();
    assertIn(counter.enter(alice));
    Quota own = new Quota(5_000, 2);

    assertThat(counter.accounts().quota(device)).isEqualTo(QUOTA);
    assertThat(counter.wait(operator.setQuota(device, Optional.of(own)))).isTrue();
    assertThat(counter.accounts().quota(device)).isEqualTo(own);
    counter.crash(store(), OPEN);
    operator = counter.accounts().operator(RANDOM);
    assertThat(counter.wait(operator.devices()))
        .containsExactly(new Operator.Account(device, alice.person(), own, false, 0));
    assertThat(counter.wait(operator.setQuota(device, Optional.empty()))).isTrue();
    assertThat(counter.accounts().quota(device)).isEqualTo(QUOTA);
    assertThat(counter.wait(operator.remove(device))).isTrue();
    assertThat(counter.wait(operator.remove(device))).isFalse();
    assertThat(counter.shutOut()).containsExactly(device);
    counter.close();
  }
}
