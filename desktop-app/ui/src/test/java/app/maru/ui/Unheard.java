package app.maru.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;

/// What a screen keeps from who hears it instead of seeing it.
final class Unheard {
  private Unheard() {}

  /// What can get the focus, or is a picture, and does not say what it is.
  static List<String> in(Node root) {
    List<String> found = new ArrayList<>();
    look(root, found);
    return found;
  }

  private static void look(Node node, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node.isFocusTraversable()) {
      if (words(node).isBlank()) {
        found.add("no words: " + node);
      }
      if (Set.of(AccessibleRole.NODE, AccessibleRole.PARENT).contains(node.getAccessibleRole())) {
        found.add("no role: " + node);
      }
    }
    // What is no picture to who hears the screen stands beside its words.
    if (node instanceof ImageView
        && node.getAccessibleRole() == AccessibleRole.IMAGE_VIEW
        && words(node).isBlank()) {
      found.add("a picture without words: " + node + " in " + node.getParent());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
    }
  }

  private static String words(Node node) {
    return Optional.ofNullable(node.getAccessibleText())
        .or(() ->
            node instanceof Labeled labeled
                ? Optional.ofNullable(labeled.getText())
                : Optional.empty())
        .orElse("");
  }
}
