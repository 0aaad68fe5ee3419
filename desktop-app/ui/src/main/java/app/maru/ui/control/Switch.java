package app.maru.ui.control;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// On or off: by mouse, by Space, and for who hears the screen. The one it is made of knows the
/// mouse alone.
public final class Switch extends ToggleSwitch {

  /// One that is off.
  public Switch() {
    setAccessibleRole(AccessibleRole.CHECK_BOX);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.SPACE) {
            setSelected(!isSelected());
            event.consume();
          }
        });
    selectedProperty()
        .addListener(_ -> notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED));
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.SELECTED
        ? Boolean.valueOf(isSelected())
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
