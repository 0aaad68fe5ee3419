package app.maru.ui.picture;

import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;

/// The ways a picture comes in: chosen, pasted, dropped.
public final class PictureTaker extends HBox {
  private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");
  private static final List<String> KINDS = List.of("*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp");

  private final Texts texts;
  private final Consumer<Optional<Chosen>> taken;

  /// @param choose what the button says that asks for a file
  /// @param taken told which one; of nothing if there is no picture in what was pasted
  public PictureTaker(Texts texts, String choose, Consumer<Optional<Chosen>> taken) {
    this.texts = texts;
    this.taken = taken;
    getStyleClass().add("picture-taker");
    Button file = Pieces.button(choose, "quiet", this::choose);
    Button paste = Pieces.button(texts.get("picture.paste"), "quiet", this::paste);
    paste.getStyleClass().add("picture-paste");
    getChildren().addAll(file, paste);
  }

  /// Takes what is dropped on `place`, too.
  public PictureTaker dropsOn(Node place) {
    place.setOnDragOver(event -> {
      if (of(event.getDragboard()).isPresent()) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    });
    place.setOnDragEntered(
        event -> place.pseudoClassStateChanged(DROPPING, of(event.getDragboard()).isPresent()));
    place.setOnDragExited(_ -> place.pseudoClassStateChanged(DROPPING, false));
    place.setOnDragDropped(event -> {
      Optional<Chosen> dropped = of(event.getDragboard());
      dropped.ifPresent(_ -> taken.accept(dropped));
      event.setDropCompleted(dropped.isPresent());
      event.consume();
    });
    return this;
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("picture.choose"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(texts.get("picture.kinds"), KINDS));
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      taken.accept(Optional.of(new Chosen.File(file.toPath())));
    }
  }

  private void paste() {
    taken.accept(of(Clipboard.getSystemClipboard()));
  }

  /// The picture on the clipboard, or in what is dragged.
  public static Optional<Chosen> of(Clipboard clipboard) {
    if (clipboard.hasFiles() && !clipboard.getFiles().isEmpty()) {
      Path first = clipboard.getFiles().getFirst().toPath();
      return Optional.of(new Chosen.File(first));
    }
    return clipboard.hasImage()
        ? Optional.ofNullable(clipboard.getImage()).map(Chosen.Shown::new)
        : Optional.empty();
  }
}
