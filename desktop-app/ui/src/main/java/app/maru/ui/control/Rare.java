package app.maru.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// A part that few need of what is used again and again, as the lines of a list are: made when it
/// is first shown, and otherwise not in the scene, where every node is styled anew with each use.
///
/// @param <N> what is shown
public final class Rare<N extends Node> {
  private final Supplier<N> making;
  private @Nullable N made;
  private boolean shown;

  /// @param making makes the part
  public Rare(Supplier<N> making) {
    this.making = making;
  }

  /// Wants it in the scene, or not.
  ///
  /// @return whether it is wanted
  public boolean want(boolean wanted) {
    shown = wanted;
    return wanted;
  }

  /// Whether it is wanted.
  public boolean isWanted() {
    return shown;
  }

  /// The part, which is made if it was not.
  public N get() {
    N node = made == null ? making.get() : made;
    made = node;
    return node;
  }

  /// Puts what is wanted of `parts`, in their order, into `children`; each is a node or a rare one.
  public static void put(ObservableList<Node> children, Object... parts) {
    List<Node> wanted = new ArrayList<>(parts.length);
    for (Object part : parts) {
      switch (part) {
        case Node node -> wanted.add(node);
        case Rare<?> rare -> {
          if (rare.shown) {
            wanted.add(rare.get());
          }
        }
        default -> throw new IllegalArgumentException("no part: " + part.getClass());
      }
    }
    if (!children.equals(wanted)) {
      children.setAll(wanted);
    }
  }
}
