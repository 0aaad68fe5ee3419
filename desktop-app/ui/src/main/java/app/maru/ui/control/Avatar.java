package app.maru.ui.control;

import app.maru.crypto.PersonId;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Initials;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;

/// A person's round picture: their initials on a colour that is always theirs, a sign while nobody
/// knows their name, and a dot while they are nearby.
public final class Avatar extends Region {
  /// How many colours there are; the style sheet has one rule for each.
  static final int COLOURS = 8;

  private static final PseudoClass[] COLOUR = new PseudoClass[COLOURS];
  private static final double LETTERS = 0.38;
  private static final double KOREAN_LETTERS = 0.32;
  private static final double SIGN = 0.55;
  private static final double DOT = 0.27;

  static {
    for (int colour = 0; colour < COLOURS; colour++) {
      COLOUR[colour] = PseudoClass.getPseudoClass("colour-" + colour);
    }
  }

  private final double size;
  private final Region disc = new Region();
  private final Label letters = new Label();
  private final FontIcon nameless = Icon.PERSON.node("avatar-icon");
  private final ImageView face = new ImageView();
  private final Region dot = new Region();
  private final InvalidationListener redraw = _ -> look();
  private Optional<PersonId> person = Optional.empty();
  private String initials = "";
  private Optional<Faces> faces = Optional.empty();

  /// An empty picture, `size` pixels wide and high.
  public Avatar(double size) {
    this.size = size;
    getStyleClass().add("avatar");
    disc.getStyleClass().add("avatar-disc");
    letters.getStyleClass().add("avatar-letters");
    dot.getStyleClass().add("avatar-dot");
    dot.setVisible(false);
    face.setFitWidth(size);
    face.setFitHeight(size);
    face.setPreserveRatio(false);
    face.setClip(new Circle(size / 2, size / 2, size / 2));
    face.setVisible(false);
    // The name stands beside it.
    face.setAccessibleRole(AccessibleRole.NODE);
    getChildren().addAll(disc, letters, nameless, face, dot);
    sceneProperty().subscribe(_ -> look());
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    setMouseTransparent(true);
  }

  /// Shows the sign of notes to myself.
  public void showNotes(Optional<PersonId> me) {
    show(me, "", false);
    person = Optional.empty();
    look();
    Icon.NOTES.show(nameless);
  }

  /// Shows a person.
  public void show(Optional<PersonId> person, String name, boolean nearby) {
    this.person = person;
    int colour = person.map(id -> Math.floorMod(id.bytes().hashCode(), COLOURS)).orElse(0);
    for (int other = 0; other < COLOURS; other++) {
      disc.pseudoClassStateChanged(COLOUR[other], other == colour);
    }
    initials = Initials.of(name);
    boolean wide = initials.length() == 2 && initials.codePointAt(0) >= 0x1100;
    letters.setStyle("-fx-font-size: " + size * (wide ? KOREAN_LETTERS : LETTERS) + "px;");
    Icon.PERSON.show(nameless);
    dot.setVisible(nearby);
    look();
  }

  /// Shows the person's picture, if there is one, else their letters, if they have a name.
  private void look() {
    if (faces.isEmpty() && getScene() != null) {
      faces = Faces.above(this);
      faces.ifPresent(found -> found.revision().addListener(new WeakInvalidationListener(redraw)));
    }
    Optional<Image> shown =
        faces.flatMap(known -> {
          // Reading the revision is what arms the listener again.
          var _ = known.revision().get();
          return person.flatMap(known::of);
        });
    face.setImage(shown.orElse(null));
    face.setVisible(shown.isPresent());
    boolean standIn = faces.isPresent() && person.isPresent() && !faces.get().isNamed(person.get());
    letters.setText(standIn ? "" : initials);
    nameless.setVisible(letters.getText().isEmpty());
  }

  @Override
  protected void layoutChildren() {
    disc.resizeRelocate(0, 0, size, size);
    letters.resizeRelocate(0, 0, size, size);
    Bounds sign = nameless.getLayoutBounds();
    nameless.relocate((size - sign.getWidth()) / 2, (size - sign.getHeight()) / 2);
    // The theme has one size for all signs.
    double scale = size * SIGN / Math.max(1, sign.getHeight());
    nameless.setScaleX(scale);
    nameless.setScaleY(scale);
    double side = Math.max(10, Math.round(size * DOT));
    dot.resizeRelocate(size - side + 1, size - side + 1, side, side);
  }
}
