package app.maru.ui.model;

import java.util.List;
import javafx.collections.ObservableList;

/// Turns one list into another with as little movement as a list on the screen needs to keep its
/// place.
public final class Diff {
  private Diff() {}

  /// Makes `shown` equal to `wanted`, leaving a common beginning and end untouched and replacing
  /// single elements in place.
  public static <T> void apply(ObservableList<T> shown, List<T> wanted) {
    int start = 0;
    int most = Math.min(shown.size(), wanted.size());
    if (shown.size() == wanted.size()) {
      for (int at = 0; at < most; at++) {
        if (!shown.get(at).equals(wanted.get(at))) {
          shown.set(at, wanted.get(at));
        }
      }
      return;
    }
    while (start < most && shown.get(start).equals(wanted.get(start))) {
      start++;
    }
    int tail = 0;
    while (tail < most - start
        && shown.get(shown.size() - 1 - tail).equals(wanted.get(wanted.size() - 1 - tail))) {
      tail++;
    }
    if (shown.size() - tail > start) {
      shown.remove(start, shown.size() - tail);
    }
    if (wanted.size() - tail > start) {
      shown.addAll(start, wanted.subList(start, wanted.size() - tail));
    }
  }
}
