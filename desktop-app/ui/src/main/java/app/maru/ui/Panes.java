package app.maru.ui;

import app.maru.ui.control.Ancestors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The list and the open conversation: beside each other where there is room for both, else the one
/// of them the person looks at, as large letters in a small window want it.
final class Panes extends StackPane {
  private static final double MIN_LIST = 260;
  private static final double MAX_LIST = 460;
  private static final double MIN_CONVERSATION = 360;

  /// What the divider takes at most.
  private static final double DIVIDER = 8;

  private final Region list;
  private final Region conversation;
  private final DoubleProperty sidebar;
  private final ReadOnlyBooleanWrapper single = new ReadOnlyBooleanWrapper();
  private boolean conversing;

  /// @param sidebar how wide the list is beside the conversation
  Panes(Region list, Region conversation, DoubleProperty sidebar) {
    this.list = list;
    this.conversation = conversation;
    this.sidebar = sidebar;
    list.setMinWidth(MIN_LIST);
    conversation.setMinWidth(MIN_CONVERSATION);
    both();
    widthProperty().addListener(_ -> fit());
  }

  private void fit() {
    boolean narrow = getWidth() < MIN_LIST + DIVIDER + MIN_CONVERSATION;
    if (narrow != single.get()) {
      single.set(narrow);
      if (narrow) {
        // Who writes goes on writing.
        conversing |= Ancestors.isIn(conversation, focused());
        one();
      } else {
        both();
      }
    }
  }

  private void both() {
    list.setMaxWidth(MAX_LIST);
    list.setPrefWidth(sidebar.get());
    SplitPane split = new SplitPane(list, conversation);
    split.getStyleClass().add("main-split");
    SplitPane.setResizableWithParent(list, false);
    Divider.place(split, sidebar);
    getChildren().setAll(split);
  }

  private void one() {
    list.setMaxWidth(Double.MAX_VALUE);
    getChildren().setAll(conversing ? conversation : list);
  }

  private @Nullable Node focused() {
    return getScene() == null ? null : getScene().getFocusOwner();
  }

  /// The person wants to look at the conversation, or at the list.
  void converse(boolean wanted) {
    if (conversing != wanted) {
      conversing = wanted;
      if (single.get()) {
        one();
      }
    }
  }

  /// Whether there is room for one of them only.
  ReadOnlyBooleanProperty single() {
    return single.getReadOnlyProperty();
  }

  @Override
  protected double computeMinWidth(double height) {
    return MIN_CONVERSATION;
  }
}
