package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.net.Subnet;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// More questions than can be answered.
final class LoadTest {
  private static final int MIB = 1 << 20;
  private static final Subnet EVE = Subnet.of(InetAddress.ofLiteral("192.0.2.1"));
  private static final Subnet ALICE = Subnet.of(InetAddress.ofLiteral("192.0.2.2"));
  private static final Subnet BOB = Subnet.of(InetAddress.ofLiteral("192.0.2.3"));

  private final Load load = new Load();
  private final List<String> heard = new ArrayList<>();
  private final Consumer<String> listener = heard::add;

  @Test
  void so_many_questions_are_taken_on_and_one_more_for_each_answer() {
    Consumer<String> first = take(EVE, 0);
    for (int i = 1; i < Load.MAX_QUESTIONS; i++) {
      take(i % 2 == 0 ? EVE : ALICE, 0);
    }
    assertThat(load.takeOn(BOB, 0, listener)).isNull();
    first.accept("answer");
    assertThat(heard).containsExactly("answer");
    take(BOB, 0);
    assertThat(load.takeOn(BOB, 0, listener)).isNull();
  }

  @Test
  void no_network_has_more_than_half_of_the_questions() {
    Consumer<String> first = take(EVE, 0);
    for (int i = 1; i < Load.MAX_QUESTIONS / 2; i++) {
      take(EVE, 0);
    }
    assertThat(load.takeOn(EVE, 0, listener)).isNull();
    take(ALICE, 0);
    first.accept("answer");
    take(EVE, 0);
    assertThat(load.takeOn(EVE, 0, listener)).isNull();
  }

  @Test
  void what_is_sent_along_is_counted() {
    Consumer<String> first = take(EVE, MIB);
    for (int i = 1; i < Load.MAX_BYTES / MIB; i++) {
      take(i % 2 == 0 ? EVE : ALICE, MIB);
    }
    assertThat(load.takeOn(EVE, 1, listener)).isNull();
    assertThat(load.takeOn(BOB, 1, listener)).isNull();
    take(BOB, 0);
    first.accept("answer");
    take(EVE, MIB);
  }

  private Consumer<String> take(Subnet from, int size) {
    return Objects.requireNonNull(load.takeOn(from, size, listener));
  }
}
