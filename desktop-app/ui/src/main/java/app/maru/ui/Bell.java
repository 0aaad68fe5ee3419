package app.maru.ui;

import app.maru.ui.find.FindRow;
import app.maru.ui.look.Icon;
import app.maru.ui.quiet.QuietButton;
import app.maru.ui.quiet.QuietChoices;
import app.maru.ui.quiet.QuietViewModel;
import app.maru.ui.settings.Section;
import app.maru.ui.settings.Setting;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;

/// Not to be disturbed: the button beside my name, a setting, and what the palette offers.
final class Bell implements AutoCloseable {
  private final QuietViewModel model;
  private final QuietButton button;
  private final String words;

  Bell(Surroundings around) {
    model =
        new QuietViewModel(
            around.settings().attention(), around.quiet(), around.texts(), around.times());
    button = new QuietButton(model);
    words = around.texts().everywhere("quiet.words");
  }

  Button button() {
    return button.button();
  }

  List<FindRow.Command> commands() {
    return model.choices().stream()
        .map(choice -> new FindRow.Command(choice.words(), "", words, Icon.MUTED, choice.choose()))
        .toList();
  }

  /// The same among the settings.
  Section.Entry setting() {
    ObservableValue<String> text =
        Bindings.createStringBinding(
            () -> model.quiet().get() ? model.words() : model.texts().get("quiet.text"),
            model.quiet(),
            model.settings().quietUntil());
    return new Section.Entry(
        new Setting("quiet", model.texts().get("tray.quiet"), text, words),
        Section.Place.BELOW,
        untilClosed -> {
          QuietChoices choices = new QuietChoices(model);
          untilClosed.accept(choices::close);
          return choices;
        });
  }

  @Override
  public void close() {
    button.close();
  }
}
