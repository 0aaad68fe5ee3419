package app.maru.relay.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PlacesTest {
  @Test
  void it_holds_what_was_added_and_nothing_else() {
    SplittableRandom random = new SplittableRandom(3);
    Places places = new Places();
    Set<Long> expected = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      long place = i % 2 == 0 ? i + 1 : random.nextLong(1, Long.MAX_VALUE);
      places.add(place);
      places.add(place);
      expected.add(place);
    }
    assertThat(expected).allMatch(places::contains);
    for (int i = 0; i < 20_000; i++) {
      long place = random.nextLong(1, 40_000);
      assertThat(places.contains(place)).isEqualTo(expected.contains(place));
    }
  }
}
