package app.maru.ui.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Sentences that may have a name with emoji in them.
@ExtendWith(ApplicationExtension.class)
final class EmojiWordsTest {
  private final FxRobot robot = new FxRobot();
  private final Region sign = new Region();

  // Set before every test by the extension.
  @SuppressWarnings("NullAway.Init")
  private EmojiWords words;

  @Start
  void start(Stage stage) {
    sign.setMinSize(10, 10);
    words = new EmojiWords("", "some-letters");
    stage.setScene(new Scene(new VBox(words), 400, 300));
    stage.show();
  }

  private List<Node> pictures(String text, double width) {
    robot.interact(() -> {
      words.setText(text);
      words.setMaxWidth(width);
      words.getScene().getRoot().applyCss();
      words.getScene().getRoot().layout();
    });
    return words.lookupAll("*").stream().filter(EmojiPicture.class::isInstance).toList();
  }

  @Test
  void it_stays_a_label_of_its_text() {
    assertThat(pictures("Noor 🪁 wants to talk", 400)).hasSize(1);
    assertThat(words.getText()).isEqualTo("Noor 🪁 wants to talk");
    assertThat(pictures("Noor wants to talk", 400)).isEmpty();
    assertThat(words.getGraphic()).isNull();
    assertThat(words.lookupAll(".text")).isNotEmpty();
  }

  @Test
  void it_takes_as_many_lines_as_it_needs_and_keeps_within_its_width() {
    pictures("🪁 and many other words behind it", 400);
    double line = words.getHeight();
    List<Node> pictures = pictures("many other words before it and then 🪁", 120);
    assertThat(words.getHeight()).isGreaterThan(2 * line - 8);
    assertThat(words.getWidth()).isLessThanOrEqualTo(120);
    Bounds drawn =
        words.sceneToLocal(pictures.getFirst().localToScene(pictures.getFirst().getLayoutBounds()));
    assertThat(words.getLayoutBounds().contains(drawn)).isTrue();
  }

  @Test
  void its_letters_look_like_its_own() {
    pictures("Noor 🪁", 400);
    robot.interact(() -> {
      words.setTextFill(Color.RED);
      words.setFont(Font.font(30));
    });
    assertThat(pictures("Noor 🪁", 400).getFirst().prefWidth(-1)).isEqualTo(36);
    assertThat(words.lookupAll("*").stream().filter(Text.class::isInstance).map(Text.class::cast))
        .allMatch(text -> text.getFill().equals(Color.RED) && text.getFont().getSize() == 30);
  }

  @Test
  void a_sign_stands_before_the_words_with_emoji_and_without() {
    robot.interact(() -> words.sign(sign));
    for (String text : List.of("Noor 🪁", "Noor", "🪁 Noor")) {
      pictures(text, 400);
      assertThat(sign.getScene()).as(text).isNotNull();
      assertThat(sign.localToScene(0, 0).getX()).as(text).isLessThan(10);
    }
  }
}
