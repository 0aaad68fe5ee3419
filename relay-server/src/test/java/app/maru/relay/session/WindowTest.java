package app.maru.relay.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Limits;
import app.maru.relay.mailbox.Letters;
import app.maru.relay.session.RelayTown.Caller;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What is on its way to a device that takes it slowly or not at all, whatever the size.
final class WindowTest {
  static final List<Integer> SIZES = Limits.BODY_SIZES;
  private static final Duration LONG = Duration.ofSeconds(20);

  private final RelayTown town = new RelayTown();
  private final DeviceId bob = town.known(1);

  private void leaves(Caller guest, int from, int to, int size) {
    for (int i = from; i < to; i++) {
      guest.deposits(Letters.letter(bob, i, size));
    }
    town.pass(LONG);
    assertThat(guest.heard(Accepted.class)).hasSize(to);
  }

  private void takes(Caller device, int from, int to, int size) {
    for (int i = from; i < to; i++) {
      device.says(new Accepted(Letters.letter(bob, i, size).id()));
    }
    town.pass(LONG);
  }

  private static List<Integer> first(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @ParameterizedTest
  @FieldSource("SIZES")
  void of_what_has_waited_a_megabyte_goes_out_and_the_next_when_half_is_taken(int size) {
    int window = Limits.RELAY_WINDOW_BYTES / size;
    leaves(town.guest(), 0, 3 * window, size);
    Caller slow = town.enters(1);
    town.pass(LONG);
    assertThat(slow.mail()).isEqualTo(first(window));
    takes(slow, 0, window / 2 - 1, size);
    assertThat(slow.mail()).isEqualTo(first(window));
    takes(slow, window / 2 - 1, window / 2, size);
    assertThat(slow.mail()).isEqualTo(first(window + window / 2));
    takes(slow, window / 2, window + window / 2, size);
    assertThat(slow.mail()).isEqualTo(first(2 * window + window / 2));
  }

  @ParameterizedTest
  @FieldSource("SIZES")
  void of_what_comes_while_it_is_there_a_megabyte_goes_out_and_the_rest_is_on_the_disk(int size) {
    int window = Limits.RELAY_WINDOW_BYTES / size;
    Caller slow = town.enters(1);
    leaves(town.guest(), 0, 3 * window, size);
    assertThat(slow.mail()).isEqualTo(first(window));
    takes(slow, 0, window, size);
    assertThat(slow.mail()).isEqualTo(first(2 * window));
    slow.hangsUp();
    Caller again = town.enters(1);
    town.pass(LONG);
    assertThat(again.mail()).isEqualTo(first(3 * window).subList(window, 2 * window));
  }
}
