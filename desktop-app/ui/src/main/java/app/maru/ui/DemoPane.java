package app.maru.ui;

import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Says above the main view that all of it was invented.
final class DemoPane extends VBox {
  DemoPane(Texts texts, Node view) {
    HBox line =
        new HBox(
            Icon.INFO.node("demo-icon"), Pieces.paragraph(texts.get("demo.banner"), "demo-words"));
    line.getStyleClass().add("demo-line");
    line.setAlignment(Pos.CENTER);
    VBox.setVgrow(view, Priority.ALWAYS);
    getChildren().addAll(line, view);
  }
}
