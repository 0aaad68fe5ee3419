package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SwitchedDiscoveryTest {
  private static final Advert ADVERT = new Advert(Footholds.instance(1), 1001);

  private final List<String> done = new ArrayList<>();
  private final SwitchedDiscovery discovery =
      new SwitchedDiscovery(() -> new Noting("looking"), () -> new Noting("silent"), true);

  @Test
  void it_begins_as_wished_and_changes_at_once_with_what_it_announces() {
    discovery.open(ADVERT, event -> {});
    discovery.refresh();
    assertThat(discovery.look(false)).isTrue();
    assertThat(discovery.looks()).isFalse();
    discovery.refresh();
    assertThat(discovery.look(true)).isTrue();
    discovery.close();

    assertThat(done)
        .containsExactly(
            "looking opens 1001",
            "looking refreshes",
            "looking closes",
            "silent opens 1001",
            "silent refreshes",
            "silent closes",
            "looking opens 1001",
            "looking closes");
  }

  @Test
  void the_same_wish_again_and_one_after_the_end_change_nothing() {
    discovery.open(ADVERT, event -> {});
    assertThat(discovery.look(true)).isFalse();
    discovery.close();
    assertThat(discovery.look(false)).isFalse();

    assertThat(done).containsExactly("looking opens 1001", "looking closes");
  }

  @Test
  void before_it_is_opened_a_wish_opens_nothing() {
    assertThat(discovery.look(false)).isTrue();
    assertThat(done).containsExactly("looking closes");
    discovery.open(ADVERT, event -> {});
    assertThat(done).containsExactly("looking closes", "silent opens 1001");
  }

  private final class Noting implements Discovery {
    private final String name;

    Noting(String name) {
      this.name = name;
    }

    @Override
    public void open(Advert advert, Consumer<DiscoveryEvent> listener) {
      done.add(name + " opens " + advert.port());
    }

    @Override
    public void refresh() {
      done.add(name + " refreshes");
    }

    @Override
    public void test(Consumer<List<NicReport>> answer) {
      answer.accept(List.of());
    }

    @Override
    public void close() {
      done.add(name + " closes");
    }
  }
}
