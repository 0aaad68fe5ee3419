package app.maru.ui.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Emoji within a line of letters.
@ExtendWith(ApplicationExtension.class)
final class EmojiLabelTest {
  private final FxRobot robot = new FxRobot();

  // Set before every test by the extension.
  @SuppressWarnings("NullAway.Init")
  private EmojiLabel label;

  @Start
  void start(Stage stage) {
    label = new EmojiLabel("some-letters", 16);
    stage.setScene(new Scene(new StackPane(label), 400, 60));
    stage.show();
  }

  private List<Node> shown(String text, double width) {
    robot.interact(() -> {
      label.show(text);
      label.setMaxWidth(width);
      label.getScene().getRoot().applyCss();
      label.getScene().getRoot().layout();
    });
    return label.getChildrenUnmodifiable().stream().filter(Node::isVisible).toList();
  }

  @Test
  void letters_and_pictures_stand_in_the_order_of_the_text() {
    List<Node> shown = shown("at three 📌 sharp", 400);
    assertThat(shown).hasSize(3);
    assertThat(((Label) shown.get(0)).getText()).isEqualTo("at three ");
    assertThat(shown.get(1)).isInstanceOf(EmojiPicture.class);
    assertThat(((Label) shown.get(2)).getText()).isEqualTo(" sharp");
    assertThat(shown.get(1).getLayoutX()).isGreaterThan(shown.get(0).getLayoutX());
    assertThat(label.getAccessibleText()).isEqualTo("at three 📌 sharp");
  }

  @Test
  void a_text_without_emoji_takes_the_room_of_its_letters() {
    List<Node> shown = shown("at three sharp", 400);
    assertThat(shown).hasSize(1);
    assertThat(label.prefWidth(-1)).isEqualTo(Math.ceil(shown.getFirst().prefWidth(-1)));
  }

  @Test
  void what_comes_behind_a_cut_is_not_shown() {
    List<Node> shown = shown("a long beginning of a text 📌 and its end", 60);
    assertThat(shown).hasSize(1);
    assertThat(shown.getFirst().getLayoutBounds().getWidth()).isLessThanOrEqualTo(60);
    assertThat(shown("📌", 60)).hasOnlyElementsOfType(EmojiPicture.class);
    assertThat(shown("", 60)).allMatch(piece -> piece.getLayoutBounds().getWidth() == 0);
  }
}
