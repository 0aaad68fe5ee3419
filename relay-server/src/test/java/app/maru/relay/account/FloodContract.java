package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.Identity;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.relay.limit.Gate;
import app.maru.relay.limit.Origin;
import app.maru.relay.limit.Rate;
import app.maru.relay.limit.RelayRates;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What accounts promise to others while somebody makes up persons, whatever database is under
/// them.
interface FloodContract {
  AccountOptions THREE_DAYS = new AccountOptions(EntryPolicy.OPEN, AccountsContract.QUOTA, 100, 3);

  /// An empty database, or the same one again within a test.
  AccountStore store();

  private static Identity somebody() {
    return Identity.create(AccountsContract.RANDOM, Counter.START);
  }

  private static void assertIn(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Welcome.class);
  }

  private static Entry.Denied assertDenied(Entry entry, DenialReason reason) {
    assertThat(entry).isInstanceOf(Entry.Denied.class);
    Entry.Denied denied = (Entry.Denied) entry;
    assertThat(denied.reason()).isEqualTo(reason);
    return denied;
  }

  private static Origin origin(Counter counter, String address, int persons, int proofs) {
    RelayRates usual = RelayRates.USUAL;
    RelayRates few =
        new RelayRates(
            usual.connection(),
            usual.address(),
            usual.strangers(),
            usual.mailbox(),
            usual.questions(),
            usual.nonsense(),
            new RelayRates.Entering(
                new Rate(proofs, 1, Duration.ofHours(1)),
                new Rate(persons, 1, Duration.ofHours(1))));
    return new Gate(counter.loop(), few).arrived(InetAddress.ofLiteral(address));
  }

  @Test
  default void one_network_makes_up_few_persons_and_others_still_come() throws Exception {
    Counter counter = new Counter(store(), THREE_DAYS);
    Origin eve = origin(counter, "192.0.2.1", 2, 1000);
    Origin alice = origin(counter, "192.0.2.2", 2, 1000);
    Identity first = somebody();
    assertIn(counter.enter(first, eve));
    assertIn(counter.enter(somebody(), eve));
    Entry.Denied denied = assertDenied(counter.enter(somebody(), eve), DenialReason.TOO_MANY);
    assertThat(denied.retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    assertIn(counter.enter(first, eve));
    assertIn(counter.enter(somebody(), alice));
    counter.runFor(Duration.ofHours(1));
    assertIn(counter.enter(somebody(), eve));
    counter.close();
  }

  @Test
  default void signatures_are_verified_for_one_network_only_so_often() throws Exception {
    Counter counter = new Counter(store(), THREE_DAYS);
    Origin office = origin(counter, "192.0.2.1", 100, 8);
    Identity alice = somebody();
    assertIn(counter.enter(alice, office));
    assertIn(counter.enter(somebody(), office));
    assertDenied(counter.enter(somebody(), office), DenialReason.TOO_MANY);
    for (int i = 0; i < 100; i++) {
      assertIn(counter.enter(alice, office));
    }
    counter.close();
  }

  @Test
  default void two_hundred_devices_of_one_office_come_back_at_once() throws Exception {
    AccountOptions roomy = new AccountOptions(EntryPolicy.OPEN, AccountsContract.QUOTA, 1000, 60);
    Counter counter = new Counter(store(), roomy);
    List<Identity> office = Stream.generate(FloodContract::somebody).limit(200).toList();
    for (Identity each : office) {
      assertIn(counter.enter(each));
    }
    counter.crash(store(), roomy);
    Origin spent = origin(counter, "192.0.2.1", 1, 1);
    for (Identity each : office) {
      assertIn(counter.enter(each, spent));
    }
    counter.close();
  }

  @Test
  default void a_mailbox_that_never_was_of_use_is_dropped_when_its_device_stays_away()
      throws Exception {
    Counter counter = new Counter(store(), THREE_DAYS);
    Identity made = somebody();
    Identity talks = somebody();
    Identity published = somebody();
    Identity present = somebody();
    for (Identity each : List.of(made, talks, published, present)) {
      assertIn(counter.enter(each));
    }
    assertThat(counter.setToken(talks.device(), AccountsContract.token(1))).isTrue();
    assertThat(counter.publish(published.device(), AccountsContract.bundle(published))).isPresent();
    counter.runFor(Duration.ofHours(26));
    counter.present(present.device());
    assertThat(counter.shutOut()).isEmpty();
    counter.crash(store(), THREE_DAYS);
    counter.runFor(Duration.ofHours(24));
    assertThat(counter.shutOut()).containsExactly(made.device());
    counter.close();
  }

  @Test
  default void persons_without_devices_are_forgotten_where_anybody_may_come() throws Exception {
    Counter counter = new Counter(store(), THREE_DAYS);
    Household house = new Household(AccountsContract.RANDOM, Counter.START);
    Identity keys = somebody();
    DeviceCertificate second = house.certify(keys);
    Identity laptop = house.device(keys, second);
    house.nowHas(List.of(house.first().certificate()), List.of(laptop.device()));
    assertIn(counter.enter(house.first(), house.list(), Counter.NO_INVITE));
    counter.leave(house.first().device());
    counter.runFor(Duration.ofDays(3));
    counter.crash(store(), THREE_DAYS);
    assertDenied(counter.enter(house.first()), DenialReason.NOT_LISTED);
    counter.runFor(Duration.ofDays(2));
    assertIn(counter.enter(house.first()));
    counter.close();
  }

  @Test
  default void who_comes_back_in_time_is_not_forgotten_and_nobody_is_where_invites_are_needed()
      throws Exception {
    AccountOptions closed = new AccountOptions(EntryPolicy.CLOSED, AccountsContract.QUOTA, 100, 3);
    Counter counter = new Counter(store(), THREE_DAYS);
    Household house = new Household(AccountsContract.RANDOM, Counter.START);
    Identity old = house.first();
    house.nowHas(List.of(house.first().certificate()), List.of());
    assertIn(counter.enter(old, house.list(), Counter.NO_INVITE));
    counter.leave(old.device());
    counter.runFor(Duration.ofDays(2));
    assertIn(counter.enter(old, house.list(), Counter.NO_INVITE));
    counter.leave(old.device());
    counter.runFor(Duration.ofDays(2));
    assertDenied(counter.enter(old), DenialReason.NOT_LISTED);
    counter.crash(store(), closed);
    counter.runFor(Duration.ofDays(10));
    counter.crash(store(), THREE_DAYS);
    assertDenied(counter.enter(old), DenialReason.NOT_LISTED);
    counter.close();
  }

  @Test
  default void a_full_or_closed_relay_says_so_before_it_looks_at_any_signature() throws Exception {
    Counter full =
        new Counter(store(), new AccountOptions(EntryPolicy.OPEN, AccountsContract.QUOTA, 1));
    Origin nothing = origin(full, "192.0.2.1", 100, 4);
    assertIn(full.enter(somebody(), nothing));
    assertDenied(full.enter(somebody(), nothing), DenialReason.FULL);
    full.crash(store(), new AccountOptions(EntryPolicy.CLOSED, AccountsContract.QUOTA, 100));
    assertDenied(full.enter(somebody(), nothing), DenialReason.CLOSED);
    full.crash(store(), new AccountOptions(EntryPolicy.INVITE, AccountsContract.QUOTA, 100));
    assertDenied(full.enter(somebody(), nothing), DenialReason.INVITE_NEEDED);
    full.close();
  }
}
