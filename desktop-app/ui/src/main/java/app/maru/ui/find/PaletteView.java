package app.maru.ui.find;

import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card in which one types where to go or what to do.
public final class PaletteView {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 520;

  private final VBox card = new VBox();
  private final FindField field;

  /// @param close takes the card away; runs before what was chosen happens
  public PaletteView(FindViewModel model, Runnable close) {
    field = new FindField(model, _ -> {}, close);
    FindList list = new FindList(model, () -> {});
    VBox.setVgrow(list, Priority.ALWAYS);
    card.getStyleClass().addAll("card", "palette");
    card.getChildren().addAll(field, list);
    card.setPrefSize(WIDTH, HEIGHT);
    card.setAccessibleText(model.texts().get("palette.title"));
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return field.text();
  }
}
