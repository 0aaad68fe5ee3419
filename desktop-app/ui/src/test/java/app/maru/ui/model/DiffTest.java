package app.maru.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

final class DiffTest {
  @Test
  void any_list_becomes_any_other() {
    Random random = new Random(7);
    ObservableList<Integer> shown = FXCollections.observableArrayList();
    for (int round = 0; round < 2_000; round++) {
      List<Integer> wanted = new ArrayList<>();
      for (int at = random.nextInt(6); at > 0; at--) {
        wanted.add(random.nextInt(4));
      }
      Diff.apply(shown, wanted);
      assertThat(shown).isEqualTo(wanted);
    }
  }

  @Test
  void what_stays_is_not_touched() {
    ObservableList<String> shown = FXCollections.observableArrayList("b", "c");
    List<Integer> touched = new ArrayList<>();
    shown.addListener(
        (ListChangeListener<String>)
            change -> {
              while (change.next()) {
                touched.add(change.getFrom());
              }
            });
    Diff.apply(shown, List.of("a", "b", "c"));
    Diff.apply(shown, List.of("a", "b", "x"));
    Diff.apply(shown, List.of("a", "b", "x"));
    assertThat(touched).containsExactly(0, 2);
  }
}
