package app.maru.ui;

import app.maru.ui.find.FindRow;
import app.maru.ui.look.Icon;
import app.maru.ui.quiet.QuietButton;
import app.maru.ui.quiet.QuietViewModel;
import java.util.List;
import javafx.scene.control.Button;

/// Not to be disturbed: the button beside my name, and what the palette offers.
final class Bell implements AutoCloseable {
  private final QuietViewModel model;
  private final QuietButton button;
  private final String words;

  Bell(MainView.Surroundings around) {
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

  @Override
  public void close() {
    button.close();
  }
}
