package app.maru.relay.mailbox;

import static app.maru.relay.mailbox.Letters.device;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.net.Subnet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What one network may have of a mailbox, and of all mail, when more than half is taken.
final class ShelfTest {
  private static final DeviceId ANN = device(1);
  private static final DeviceId BOB = device(2);
  private static final Subnet OFFICE = network(1);
  private static final Subnet HOME = network(2);
  private static final int SIZE = 64 << 10;
  private static final long PLENTY = 1L << 40;
  private static final int MANY = 1_000_000;

  private long keys;

  private static Subnet network(int number) {
    return new Subnet(Bytes.of(new byte[] {10, 0, 0, (byte) number}));
  }

  /// How many of `most` the shelf takes.
  private Deque<Entry> put(
      Shelf shelf, DeviceId owner, Subnet from, int most, long boxBytes, int boxCount) {
    Room room = new Room(boxBytes, boxCount, Room.WELCOME, from);
    Deque<Entry> taken = new ArrayDeque<>();
    while (taken.size() < most && shelf.full(owner, SIZE, room).isEmpty()) {
      Entry entry = shelf.add(owner, new EnvelopeKey(keys++, 0), 1, SIZE, false);
      shelf.came(entry, room);
      taken.add(entry);
    }
    return taken;
  }

  private Deque<Entry> put(Shelf shelf, Subnet from, int most) {
    return put(shelf, ANN, from, most, PLENTY, MANY);
  }

  @Test
  void beyond_half_of_all_mail_one_network_has_an_eighth_and_others_have_the_rest() {
    Shelf shelf = new Shelf(1024L * SIZE, Integer.MAX_VALUE);
    assertThat(put(shelf, OFFICE, MANY)).hasSize(512 + 128);
    assertThat(put(shelf, HOME, MANY)).hasSize(128);
    assertThat(put(shelf, network(3), MANY)).hasSize(128);
    assertThat(put(shelf, network(4), MANY)).hasSize(128);
    assertThat(put(shelf, network(5), MANY)).as("it is full").isEmpty();
  }

  @Test
  void what_was_delivered_is_no_longer_a_networks_share_of_all_mail() {
    Shelf shelf = new Shelf(1024L * SIZE, Integer.MAX_VALUE);
    put(shelf, HOME, 513);
    for (int day = 0; day < 14; day++) {
      Deque<Entry> taken = put(shelf, OFFICE, MANY);
      assertThat(taken).as("on day %d", day).hasSize(128);
      taken.forEach(shelf::remove);
    }
  }

  @Test
  void what_was_delivered_is_no_longer_a_networks_share_of_a_mailbox() {
    Shelf shelf = new Shelf(PLENTY, Integer.MAX_VALUE);
    put(shelf, ANN, HOME, 513, 1024L * SIZE, MANY);
    for (int day = 0; day < 14; day++) {
      Deque<Entry> taken = put(shelf, ANN, OFFICE, MANY, 1024L * SIZE, MANY);
      assertThat(taken).as("on day %d", day).hasSize(128);
      taken.forEach(shelf::remove);
    }
  }

  @Test
  void what_lies_there_counts_after_less_than_half_was_taken_in_between() {
    Shelf shelf = new Shelf(1024L * SIZE, Integer.MAX_VALUE);
    Deque<Entry> first = put(shelf, HOME, 513);
    assertThat(put(shelf, OFFICE, MANY)).hasSize(128);
    first.forEach(shelf::remove);
    List<Entry> below = new ArrayList<>(put(shelf, network(3), 385));
    assertThat(below).hasSize(385);
    assertThat(put(shelf, OFFICE, MANY)).as("it has its share").isEmpty();
    assertThat(put(shelf, HOME, MANY)).as("all of its own is gone").hasSize(128);
  }

  @Test
  void what_was_left_below_half_is_nobodys_share() {
    Shelf shelf = new Shelf(1024L * SIZE, Integer.MAX_VALUE);
    Deque<Entry> below = put(shelf, OFFICE, 512);
    assertThat(put(shelf, OFFICE, MANY)).hasSize(128);
    below.forEach(shelf::remove);
    put(shelf, HOME, 513 - 128);
    assertThat(put(shelf, OFFICE, MANY)).as("what was removed did not count").isEmpty();
  }

  @Test
  void a_small_mailbox_leaves_each_network_at_least_a_few() {
    Shelf shelf = new Shelf(PLENTY, Integer.MAX_VALUE);
    long small = 4 * Crowd.LEAST_BYTES;
    int half = (int) (small / 2 / SIZE);
    int least = (int) (Crowd.LEAST_BYTES / SIZE);
    assertThat(put(shelf, ANN, OFFICE, MANY, small, MANY)).hasSize(half + least);
    assertThat(put(shelf, BOB, OFFICE, MANY, PLENTY, 4 * Crowd.LEAST_COUNT))
        .hasSize(2 * Crowd.LEAST_COUNT + Crowd.LEAST_COUNT);
  }

  @Test
  void no_more_envelopes_are_taken_than_the_index_has_room_for_and_a_network_has_an_eighth() {
    Shelf shelf = new Shelf(PLENTY, 1024);
    Deque<Entry> office = put(shelf, OFFICE, MANY);
    assertThat(office).as("half and an eighth").hasSize(512 + 128);
    for (int other = 2; other <= 4; other++) {
      assertThat(put(shelf, network(other), MANY)).hasSize(128);
    }
    Room home = new Room(PLENTY, MANY, Room.WELCOME, network(5));
    assertThat(shelf.full(ANN, SIZE, home)).contains(Placement.What.RELAY);
    shelf.remove(office.getFirst());
    assertThat(shelf.full(ANN, SIZE, home)).isEmpty();
  }

  @Test
  void the_index_has_room_for_what_the_heap_holds() {
    long tenGiB = 10L << 30;
    MailLimits small = MailLimits.upTo(tenGiB, 256 << 20);
    assertThat(small.totalCount()).isBetween(800_000, 900_000);
    assertThat(small.hasRoomForAll()).isFalse();
    MailLimits contained = MailLimits.upTo(tenGiB, (1L << 30) * 60 / 100);
    assertThat(contained.hasRoomForAll()).as("a container of 1 GiB").isTrue();
    assertThat(MailLimits.upTo(tenGiB, 32 << 20).totalCount()).isEqualTo(MailLimits.LEAST_COUNT);
    assertThat(MailLimits.upTo(tenGiB, Long.MAX_VALUE).totalCount()).isEqualTo(Integer.MAX_VALUE);
  }
}
