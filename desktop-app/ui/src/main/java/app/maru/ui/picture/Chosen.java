package app.maru.ui.picture;

import java.nio.file.Path;
import javafx.scene.image.Image;

/// A picture a person has chosen, not read yet.
public sealed interface Chosen {
  /// A file.
  record File(Path path) implements Chosen {}

  /// What the toolkit has in its hands: pasted, or dragged from another program.
  record Shown(Image image) implements Chosen {}

  /// Its pixels. Blocks: not for the screen's thread.
  ///
  /// @param least the shorter side keeps at least so many pixels, if it has them
  default Pixels pixels(int least) throws PictureException {
    return switch (this) {
      case File(var path) -> PictureFile.read(path, least);
      case Shown(var image) -> Pixels.of(image, least);
    };
  }
}
