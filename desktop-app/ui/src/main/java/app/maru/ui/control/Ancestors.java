package app.maru.ui.control;

import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// What a node lies in, up to the root of its window.
public final class Ancestors {
  private Ancestors() {}

  /// The node itself, then what it lies in, the nearest first; nothing of no node.
  public static Stream<Node> from(@Nullable Node node) {
    return Stream.iterate(node, Objects::nonNull, Node::getParent);
  }

  /// Whether `node` is `part` or lies in it.
  public static boolean isIn(Node part, @Nullable Node node) {
    return from(node).anyMatch(part::equals);
  }

  /// Whether neither the node is hidden nor anything it lies in.
  public static boolean isShown(Node node) {
    return from(node).allMatch(Node::isVisible);
  }
}
