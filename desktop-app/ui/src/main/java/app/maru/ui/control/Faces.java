package app.maru.ui.control;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.image.Image;

/// How people look on the screen: their pictures, each loaded when it is first shown, of which the
/// last ones stay; and who has no name yet. Hung onto the root of all that shows them, where every
/// [Avatar] below finds it.
///
/// They were checked to be small PNG files of pixels and nothing else when they came in; JavaFX
/// decodes that kind in Java, so that no byte of another's reaches native code.
public final class Faces {
  /// Pictures that stay: 6 MB at most.
  private static final int KEPT = 100;

  private final Function<PersonId, Optional<Bytes>> which;
  private final Function<PersonId, CompletableFuture<Optional<Bytes>>> load;
  private final Predicate<PersonId> named;
  private final ObservableValue<? extends Number> changes;
  private final InvalidationListener redraw = _ -> refresh();
  private final Set<Bytes> loading = new HashSet<>();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final Map<Bytes, Optional<Image>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Optional<Image>> eldest) {
          return size() > KEPT;
        }
      };

  /// @param changes moves when somebody may look otherwise
  /// @param named whether there is a name, whose letters stand in for a picture
  /// @param which the hash of a person's picture, if they show one
  /// @param load the picture itself, as PNG
  public Faces(
      ObservableValue<? extends Number> changes,
      Predicate<PersonId> named,
      Function<PersonId, Optional<Bytes>> which,
      Function<PersonId, CompletableFuture<Optional<Bytes>>> load) {
    this.changes = changes;
    this.named = named;
    this.which = which;
    this.load = load;
    changes.addListener(new WeakInvalidationListener(redraw));
  }

  /// Lets every avatar below `root` find this.
  public void hangOn(Node root) {
    root.getProperties().put(Faces.class, this);
  }

  /// What hangs above `node`.
  static Optional<Faces> above(Node node) {
    return Ancestors.from(node)
        .filter(Node::hasProperties)
        .map(at -> at.getProperties().get(Faces.class))
        .filter(Faces.class::isInstance)
        .map(Faces.class::cast)
        .findFirst();
  }

  private void refresh() {
    // Reading the value is what arms the listener again.
    var _ = changes.getValue();
    revision.set(revision.get() + 1);
  }

  /// Moves when a picture came, or may be another one.
  ReadOnlyLongProperty revision() {
    return revision.getReadOnlyProperty();
  }

  /// Whether what somebody is called is a name.
  boolean isNamed(PersonId person) {
    return named.test(person);
  }

  /// A person's picture; empty if they show none, or until it is there.
  Optional<Image> of(PersonId person) {
    Optional<Bytes> hash = which.apply(person);
    if (hash.isEmpty()) {
      return Optional.empty();
    }
    Optional<Image> known = kept.get(hash.get());
    if (known == null && loading.add(hash.get())) {
      CompletableFuture<Void> _ =
          load.apply(person)
              .handle((png, failure) -> {
                loading.remove(hash.get());
                if (failure == null) {
                  kept.put(hash.get(), png.map(Faces::decode).filter(image -> !image.isError()));
                  refresh();
                }
                return null;
              });
      known = kept.get(hash.get());
    }
    return known == null ? Optional.empty() : known;
  }

  private static Image decode(Bytes png) {
    return new Image(new ByteArrayInputStream(png.toArray()));
  }
}
