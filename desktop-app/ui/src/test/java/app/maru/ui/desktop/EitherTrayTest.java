package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.attention.Tray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class EitherTrayTest {
  private static final Tray.Face FACE =
      new Tray.Face("Maru", false, false, List.of("Open", "Quiet", "Quit"), List.of());

  private static final class Place implements SpareTray {
    private int watched;
    private boolean seen;
    private Consumer<Boolean> there = _ -> {};

    @Override
    public void watch(Consumer<Boolean> told, Consumer<Act> chosen) {
      watched++;
      there = told;
    }

    @Override
    public void show(Face face) {
      seen = true;
    }

    @Override
    public void hide() {
      seen = false;
    }
  }

  private final Place one = new Place();
  private final Place spare = new Place();
  private final List<Runnable> alarms = new ArrayList<>();
  private final List<Boolean> told = new ArrayList<>();
  private final EitherTray tray = new EitherTray(one, spare, (_, task) -> alarms.add(task));

  private void ring() {
    List<Runnable> due = List.copyOf(alarms);
    alarms.clear();
    due.forEach(Runnable::run);
  }

  @Test
  void the_spare_one_is_not_even_looked_for_where_the_better_one_is() {
    tray.watch(told::add, _ -> {});
    one.there.accept(true);
    tray.show(FACE);
    ring();
    assertThat(told).containsExactly(true);
    assertThat(one.seen).isTrue();
    assertThat(spare.watched).isZero();
  }

  @Test
  void where_the_better_one_is_missing_the_spare_one_is_used() {
    tray.watch(told::add, _ -> {});
    tray.show(FACE);
    ring();
    spare.there.accept(true);
    assertThat(told).containsExactly(true);
    assertThat(spare.seen).isTrue();
    assertThat(one.seen).isFalse();
    spare.there.accept(false);
    assertThat(told).containsExactly(true, false);
  }

  @Test
  void there_are_never_two_signs_and_a_panel_may_start_anew() {
    tray.watch(told::add, _ -> {});
    ring();
    spare.there.accept(true);
    tray.show(FACE);
    one.there.accept(true);
    assertThat(spare.seen).as("the better one came late").isFalse();
    assertThat(one.seen).isTrue();
    one.there.accept(false);
    one.there.accept(true);
    ring();
    assertThat(spare.seen).as("it was away for a moment only").isFalse();
    one.there.accept(false);
    ring();
    assertThat(spare.seen).isTrue();
    assertThat(spare.watched).isOne();
    assertThat(told).endsWith(false, true);
  }

  @Test
  void where_there_is_none_nothing_is_told() {
    tray.watch(told::add, _ -> {});
    ring();
    tray.show(FACE);
    assertThat(told).isEmpty();
    assertThat(spare.seen).isFalse();
  }
}
