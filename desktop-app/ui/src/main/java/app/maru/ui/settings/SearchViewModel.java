package app.maru.ui.settings;

import app.maru.messaging.find.Needle;
import app.maru.messaging.find.Span;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Looking for a setting by its title, its explanation and other words for it, as one types.
public final class SearchViewModel {
  private final List<Setting> all;
  private final StringProperty question = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<Setting>> found;
  private final ReadOnlyObjectWrapper<Optional<Setting>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// @param all settings, in the order in which they are shown
  public SearchViewModel(List<Setting> all) {
    this.all = List.copyOf(all);
    found = new ReadOnlyObjectWrapper<>(this.all);
    question.addListener(_ -> look());
  }

  private void look() {
    Needle needle = needle();
    chosen.set(Optional.empty());
    if (needle.isEmpty()) {
      found.set(all);
      return;
    }
    found.set(all.stream().filter(setting -> setting.fits(needle)).toList());
    chosen.set(
        found.get().stream()
            .filter(setting -> needle.isIn(setting.title()))
            .findFirst()
            .or(() -> found.get().stream().findFirst()));
  }

  private Needle needle() {
    return Needle.of(question.get());
  }

  /// Chooses a hit further down, or up; none beyond the ends.
  public void move(int by) {
    List<Setting> hits = found.get();
    if (chosen.get().isPresent()) {
      int to = hits.indexOf(chosen.get().get()) + by;
      chosen.set(Optional.of(hits.get(Math.clamp(to, 0, hits.size() - 1))));
    }
  }

  /// Whether something is looked for.
  public boolean looks() {
    return !needle().isEmpty();
  }

  /// Where a text has something of what is looked for.
  public List<Span> marks(String text) {
    return needle().anyIn(text);
  }

  /// What is looked for, as typed.
  public StringProperty question() {
    return question;
  }

  /// What was found; everything while nothing is looked for.
  public ReadOnlyObjectProperty<List<Setting>> found() {
    return found.getReadOnlyProperty();
  }

  /// Where Enter goes.
  public ReadOnlyObjectProperty<Optional<Setting>> chosen() {
    return chosen.getReadOnlyProperty();
  }
}
