package app.maru.ui.picture;

import app.maru.ui.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the person where a picture is to be kept.
@FunctionalInterface
public interface SavePlace {
  /// The file they chose; empty if they changed their mind.
  ///
  /// @param above the window that is to wait meanwhile
  /// @param title what is asked
  /// @param name what the file is called unless they call it otherwise
  Optional<Path> ask(Window above, String title, String name, Texts texts);

  /// By the system's dialog.
  static Optional<Path> byDialog(Window above, String title, String name, Texts texts) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(texts.get("picture.kinds"), "*.png"));
    return Optional.ofNullable(chooser.showSaveDialog(above)).map(File::toPath);
  }
}
