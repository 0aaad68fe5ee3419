package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Emoji are pictures where one writes, too, and the field behaves as if they were not.
final class EmojiFieldsScreenTest extends OnScreen {
  private static final String NAME = "민아 🌱 Kim";
  private static final String SPROUT = "🌱";

  /// A field that is not drawn in this time never is.
  private static final long SNAPSHOT_MILLIS = 20_000;

  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    engine.contact(Village.MINA, NAME, ContactState.ACCEPTED);
  }

  private TextArea composer() {
    return robot.lookup(".composer-area").queryAs(TextArea.class);
  }

  private TextArea write(String text) {
    robot.interact(() -> window.main.open(Village.MINA));
    turn();
    TextArea area = composer();
    robot.interact(() -> {
      area.setText(text);
      area.end();
      area.requestFocus();
    });
    turn();
    return area;
  }

  private static List<ImageView> pictures(TextInputControl field) {
    return field.lookupAll(".image-view").stream()
        .map(ImageView.class::cast)
        .filter(Ancestors::isShown)
        .toList();
  }

  private static Text letters(TextInputControl field) {
    return field.lookupAll(".text").stream()
        .map(Text.class::cast)
        .filter(text -> text.getText().equals(field.getText()))
        .findFirst()
        .orElseThrow();
  }

  /// Where a part of the text is, in the scene.
  private static Bounds place(Text letters, int start, int end) {
    Path path = new Path(letters.rangeShape(start, end));
    path.setStrokeWidth(0);
    path.setStroke(null);
    path.setFill(Color.BLACK);
    return letters.localToScene(path.getBoundsInLocal());
  }

  private static Point2D middle(Bounds bounds) {
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private static Point2D middle(Node node) {
    return middle(node.localToScene(node.getBoundsInLocal()));
  }

  /// Each of these has one picture, within a pixel of its letters and hardly larger; there are no
  /// others.
  private static void assertOver(TextInputControl field, String... emoji) {
    Text letters = letters(field);
    List<ImageView> pictures = pictures(field);
    assertThat(pictures).hasSize(emoji.length);
    int from = 0;
    for (String each : emoji) {
      int start = field.getText().indexOf(each, from);
      from = start + each.length();
      Bounds place = place(letters, start, from);
      assertThat(pictures)
          .as(each)
          .anySatisfy(picture -> {
            assertThat(middle(picture).distance(middle(place))).isLessThan(1);
            Bounds drawn = picture.localToScene(picture.getBoundsInLocal());
            assertThat(drawn.getWidth()).isBetween(8.0, 1.2 * place.getWidth() + 0.1);
            assertThat(drawn.getHeight()).isLessThan(place.getHeight() + 0.1);
          });
    }
  }

  @Test
  void pictures_lie_where_their_letters_are_on_every_line() {
    TextArea area = write("one 🌱 two 🎉\n👍🏽 three ❤️ 🎂");
    assertOver(area, "🌱", "🎉", "👍🏽", "❤️", "🎂");
    Node clip = letters(area).getClip();
    assertThat(clip).as("the letters below are not drawn").isNotNull();
    turn();
    assertThat(letters(area).getClip()).as("nothing is laid out at rest").isSameAs(clip);
  }

  @Test
  void they_follow_what_is_typed_before_them() {
    TextArea area = write("🌱");
    double before = middle(pictures(area).getFirst()).getX();
    robot.interact(() -> area.positionCaret(0));
    robot.write("half a ");
    turn();
    assertOver(area, SPROUT);
    assertThat(middle(pictures(area).getFirst()).getX()).isGreaterThan(before + 20);
    String wrapping = "a word and ".repeat(30);
    robot.interact(() -> area.insertText(0, wrapping));
    turn();
    assertOver(area, SPROUT);
  }

  @Test
  void they_stay_over_their_letters_at_twice_the_size_and_in_a_line_of_both_directions() {
    TextArea area = write("שלום ☕ abc ❄️ עולם");
    assertOver(area, "☕", "❄️");
    robot.interact(() -> window.settings.zoom().set(2.0));
    turn();
    assertOver(area, "☕", "❄️");
  }

  /// How many columns of pixels have something drawn in them between the first two pictures.
  private int inked(TextInputControl field) {
    ImageView first = pictures(field).getFirst();
    ImageView second = pictures(field).get(1);
    Bounds one = field.sceneToLocal(first.localToScene(first.getBoundsInLocal()));
    Bounds other = field.sceneToLocal(second.localToScene(second.getBoundsInLocal()));
    WritableImage seen = seen(field);
    PixelReader pixels = seen.getPixelReader();
    int y = (int) one.getCenterY();
    Color ground = pixels.getColor((int) seen.getWidth() / 2, y);
    return (int)
        IntStream.range((int) Math.ceil(one.getMaxX()), (int) other.getMinX())
            .filter(x ->
                IntStream.rangeClosed(y - 2, y + 4)
                    .anyMatch(at -> !pixels.getColor(x, at).equals(ground)))
            .count();
  }

  /// JavaFX itself may say wrongly where the letters of such a line are, so what is drawn counts.
  @Test
  void joined_emoji_hide_no_letters_beside_them() {
    TextArea area = write("👩‍🚀 mmmmmm 👨‍👩‍👧‍👦");
    assertThat(pictures(area)).hasSize(2);
    Text alone = new Text("mmmmmm");
    alone.setFont(area.getFont());
    assertThat(inked(area)).isGreaterThan((int) (0.9 * alone.getLayoutBounds().getWidth()));
  }

  @Test
  void a_text_without_emoji_is_drawn_by_the_field_alone() {
    TextArea area = write("안녕하세요 ㅎㅎ 1 # *");
    assertThat(pictures(area)).isEmpty();
    assertThat(letters(area).getClip()).isNull();
    robot.write(SPROUT);
    turn();
    assertThat(pictures(area)).hasSize(1);
    key(KeyCode.BACK_SPACE);
    assertThat(area.getText()).isEqualTo("안녕하세요 ㅎㅎ 1 # *");
    assertThat(pictures(area)).isEmpty();
    assertThat(letters(area).getClip()).isNull();
  }

  @Test
  void of_a_long_text_those_are_pictures_that_can_be_seen_wherever_it_is_scrolled() {
    String text =
        String.join("\n", IntStream.range(0, 400).mapToObj(line -> "🌱 line " + line).toList());
    TextArea area = write(text);
    for (double where : List.of(0.0, 0.4, 1.0)) {
      robot.interact(() -> area.setScrollTop(where * letters(area).getLayoutBounds().getHeight()));
      turn();
      assertThat(pictures(area)).hasSizeLessThan(60);
      Bounds seen = area.localToScene(area.getLayoutBounds());
      Text letters = letters(area);
      int looked = 0;
      for (int at = text.indexOf(SPROUT); at >= 0; at = text.indexOf(SPROUT, at + 1)) {
        Bounds place = place(letters, at, at + SPROUT.length());
        if (seen.contains(middle(place))) {
          looked++;
          assertThat(pictures(area))
              .as("at " + at)
              .anyMatch(picture -> middle(picture).distance(middle(place)) < 1);
        }
      }
      assertThat(looked).isBetween(4, 10);
    }
  }

  /// The colour of the field at a corner of a part of its text, where no picture reaches.
  private Color corner(TextInputControl field, int start, int end) {
    Bounds place = place(letters(field), start, end);
    Point2D corner = field.sceneToLocal(place.getMinX() + 1, place.getMinY() + 1);
    return seen(field).getPixelReader().getColor((int) corner.getX(), (int) corner.getY());
  }

  private WritableImage seen(TextInputControl field) {
    return WaitForAsyncUtils.waitForAsyncFx(SNAPSHOT_MILLIS, () -> field.snapshot(null, null));
  }

  @Test
  void a_selected_one_stands_on_the_colour_of_what_is_selected() {
    TextArea area = write("a🌱 b");
    int space = "a🌱".length();
    robot.interact(area::deselect);
    turn();
    Color ground = corner(area, 1, space);
    assertThat(ground).isEqualTo(corner(area, space, space + 1));
    robot.interact(area::selectAll);
    turn();
    assertThat(corner(area, 1, space))
        .isNotEqualTo(ground)
        .isEqualTo(corner(area, space, space + 1));
  }

  @Test
  void the_caret_is_drawn_above_them() {
    TextArea area = write(SPROUT);
    Parent over = Objects.requireNonNull(pictures(area).getFirst().getParent());
    List<Node> beside = Objects.requireNonNull(over.getParent()).getChildrenUnmodifiable();
    assertThat(beside.subList(beside.indexOf(over) + 1, beside.size()))
        .as("the caret")
        .hasAtLeastOneElementOfType(Path.class);
    robot.interact(() -> area.positionCaret(0));
    key(KeyCode.RIGHT);
    assertThat(area.getCaretPosition()).as("one step over it").isEqualTo(SPROUT.length());
  }

  @Test
  void hangul_is_composed_beside_them_as_ever() {
    TextArea area = write("🌱");
    compose(area, "ㅎ", "");
    compose(area, "한", "");
    assertThat(area.getText()).isEqualTo("🌱한");
    assertOver(area, SPROUT);
    compose(area, "", "한");
    compose(area, "🎉", "");
    assertOver(area, SPROUT, "🎉");
    compose(area, "", "🎉");
    assertThat(area.getText()).isEqualTo("🌱한🎉");
    key(KeyCode.ENTER);
    assertThat(window.engine.sent).containsExactly("🌱한🎉");
    assertThat(pictures(area)).isEmpty();
  }

  @Test
  void in_fields_of_one_line_and_their_hints() {
    robot.clickOn(".find-text");
    robot.write("kim 🌱");
    turn();
    assertOver(robot.lookup(".find-field .find-text").queryAs(TextInputControl.class), SPROUT);
    key(KeyCode.ESCAPE);
    robot.interact(() -> window.main.open(Village.MINA));
    turn();
    robot.clickOn(".header-who");
    turn();
    TextInputControl alias = robot.lookup(".person-alias").queryAs(TextInputControl.class);
    assertThat(alias.getPromptText()).isEqualTo(NAME);
    assertThat(pictures(alias)).as("what they call themselves, as a hint").hasSize(1);
    robot.clickOn(alias).write("Mina");
    turn();
    assertThat(pictures(alias)).isEmpty();
    robot.write(" 🎉");
    turn();
    assertOver(alias, "🎉");
  }

  @Test
  void a_field_of_one_line_scrolled_aside_takes_them_along() {
    robot.clickOn(".find-text");
    TextInputControl field = robot.lookup(".find-field .find-text").queryAs(TextInputControl.class);
    robot.interact(() -> {
      field.setText("🌱 " + "many words ".repeat(20) + "🎉");
      field.end();
    });
    turn();
    Text letters = letters(field);
    Bounds last = place(letters, field.getLength() - "🎉".length(), field.getLength());
    assertThat(field.localToScene(field.getLayoutBounds()).contains(middle(last))).isTrue();
    assertThat(pictures(field)).anyMatch(picture -> middle(picture).distance(middle(last)) < 1);
  }
}
