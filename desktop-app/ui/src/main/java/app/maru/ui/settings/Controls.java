package app.maru.ui.settings;

import app.maru.ui.control.Pieces;
import app.maru.ui.control.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// The usual ways to change a setting.
public final class Controls {
  private Controls() {}

  /// On or off.
  public static Section.Control toggle(BooleanProperty property) {
    return _ -> {
      Switch toggle = new Switch();
      toggle.selectedProperty().bindBidirectional(property);
      return toggle;
    };
  }

  /// On or off, where somebody else keeps it.
  ///
  /// @param kept as it is kept
  /// @param change keeps it otherwise
  public static Section.Control toggle(
      Supplier<ReadOnlyBooleanProperty> kept, Consumer<Boolean> change) {
    return untilClosed -> {
      Switch toggle = new Switch();
      ReadOnlyBooleanProperty now = kept.get();
      untilClosed.accept(now.subscribe(toggle::setSelected));
      toggle
          .selectedProperty()
          .addListener((_, _, wanted) -> {
            if (wanted != now.get()) {
              change.accept(wanted);
            }
          });
      return toggle;
    };
  }

  /// A control that can be used only while something else is on.
  static Section.Control only(Supplier<ReadOnlyBooleanProperty> other, Section.Control control) {
    return untilClosed -> {
      Node node = control.make(untilClosed);
      untilClosed.accept(other.get().subscribe(on -> node.setDisable(!on)));
      return node;
    };
  }

  /// One of a few.
  ///
  /// @param title what is chosen, for who hears it
  /// @param choices with their words, in order
  public static <E> Section.Control choice(
      String title, Map<E, String> choices, Property<E> property) {
    return untilClosed -> {
      HBox segments = new HBox();
      segments.getStyleClass().add("segments");
      ToggleGroup group = new ToggleGroup();
      List<Runnable> follow = new ArrayList<>();
      choices.forEach((value, words) -> {
        ToggleButton button = new ToggleButton(words);
        button.getStyleClass().add("segment");
        button.setAccessibleText(title + ": " + words);
        button.setToggleGroup(group);
        // One of them is always chosen; arrows choose as well as clicks.
        button.setOnAction(_ -> button.setSelected(true));
        button
            .selectedProperty()
            .addListener((_, _, chosen) -> {
              if (chosen) {
                property.setValue(value);
              }
            });
        follow.add(() -> button.setSelected(value.equals(property.getValue())));
        segments.getChildren().add(button);
      });
      untilClosed.accept(property.subscribe(_ -> follow.forEach(Runnable::run)));
      return segments;
    };
  }

  /// Something to do, or a card to open.
  public static Section.Control button(String words, Runnable action) {
    return _ -> Pieces.button(words, "quiet", action);
  }

  /// Something to read.
  public static Section.Control value(ObservableValue<String> words) {
    return untilClosed -> {
      Label label = Pieces.paragraph("", "card-value");
      untilClosed.accept(words.subscribe(label::setText));
      return label;
    };
  }
}
