package app.maru.ui.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows its content larger or smaller, letters, pictures and gaps alike, always sharp; no larger
/// than its content still has room, or as made.
public final class Zoom extends Region {
  private final DoubleProperty factor = new SimpleDoubleProperty(1);
  private final ReadOnlyDoubleWrapper shown = new ReadOnlyDoubleWrapper(1);
  private Parent content = new Region();

  /// Nothing yet, as large as made.
  public Zoom() {
    factor.addListener(_ -> requestLayout());
  }

  /// What is shown.
  public void setContent(Parent shown) {
    content = shown;
    Scale scale = new Scale();
    scale.xProperty().bind(this.shown);
    scale.yProperty().bind(this.shown);
    shown.getTransforms().setAll(scale);
    getChildren().setAll(shown);
  }

  /// How large it is wanted; 1 is as made.
  public DoubleProperty factor() {
    return factor;
  }

  /// How large it is.
  public ReadOnlyDoubleProperty shown() {
    return shown.getReadOnlyProperty();
  }

  /// Nothing is ever shown smaller than as made for want of room: a window has that much.
  private double fits() {
    double most =
        Math.min(
            getWidth() / Math.max(1, content.minWidth(-1)),
            getHeight() / Math.max(1, content.minHeight(-1)));
    return Math.min(factor.get(), Math.max(1, most));
  }

  @Override
  protected void layoutChildren() {
    shown.set(fits());
    content.resizeRelocate(0, 0, getWidth() / shown.get(), getHeight() / shown.get());
  }
}
