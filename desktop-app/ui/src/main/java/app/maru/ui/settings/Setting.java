package app.maru.ui.settings;

import app.maru.messaging.find.Needle;
import app.maru.ui.text.Texts;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/// Something that can be set, or seen, as it is said and found.
///
/// @param id names it, in code and among nodes
/// @param title what it is called
/// @param text what it does, in a sentence; may follow how it is set
/// @param words by which else it is found, in every language of this program
public record Setting(String id, String title, ObservableValue<String> text, String words) {
  /// One whose explanation stays the same.
  public static Setting of(String id, String title, String text, String words) {
    return new Setting(id, title, new SimpleStringProperty(text), words);
  }

  /// The same, said as `texts` have it: all but the id are names there.
  static Setting named(Texts texts, String id, String title, String text, String words) {
    return of(id, texts.get(title), texts.get(text), texts.everywhere(words));
  }

  /// Whether that is what is looked for.
  boolean fits(Needle needle) {
    return needle.isIn(title + "\n" + sought());
  }

  /// What it is found by beside its title.
  public String sought() {
    return text.getValue() + "\n" + words;
  }
}
