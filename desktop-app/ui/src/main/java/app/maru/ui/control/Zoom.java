package app.maru.ui.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows its content larger or smaller, letters, pictures and gaps alike, always sharp.
public final class Zoom extends Region {
  private final DoubleProperty factor = new SimpleDoubleProperty(1);
  private Parent content = new Region();

  /// Nothing yet, as large as made.
  public Zoom() {
    factor.addListener(_ -> requestLayout());
  }

  /// What is shown.
  public void setContent(Parent shown) {
    content = shown;
    Scale scale = new Scale();
    scale.xProperty().bind(factor);
    scale.yProperty().bind(factor);
    shown.getTransforms().setAll(scale);
    getChildren().setAll(shown);
  }

  /// How large; 1 is as made.
  public DoubleProperty factor() {
    return factor;
  }

  @Override
  protected void layoutChildren() {
    content.resizeRelocate(0, 0, getWidth() / factor.get(), getHeight() / factor.get());
  }
}
