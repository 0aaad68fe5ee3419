package app.maru.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.MouseEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

final class MessageBodyTest {
  /// Less than the blank between two words.
  private static final double BLANK = 2.8;

  private final List<String> followed = new ArrayList<>();
  private final MessageBody body = new MessageBody(followed::add);

  @BeforeAll
  static void begin() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  private Text link() {
    Set<Node> links = body.lookupAll(".link");
    assertThat(links).hasSize(1);
    return (Text) links.iterator().next();
  }

  @Test
  void a_link_outlives_what_changes_around_it_so_that_no_click_is_lost() {
    body.show("look at https://maru.example now");
    Text pressed = link();
    body.show("look at https://maru.example now");
    assertThat(link()).isSameAs(pressed);
    Event.fireEvent(pressed, MouseEvents.click(MouseButton.PRIMARY));
    assertThat(followed).containsExactly("https://maru.example");
  }

  @Test
  void a_link_is_not_followed_by_the_button_that_asks_for_the_menu() {
    body.show("look at https://maru.example now");
    Event.fireEvent(link(), MouseEvents.click(MouseButton.SECONDARY));
    Event.fireEvent(link(), MouseEvents.click(MouseButton.MIDDLE));
    assertThat(followed).isEmpty();
  }

  @Test
  void an_edited_text_takes_the_place_of_the_former() {
    body.show("look at https://maru.example now");
    body.show("no more");
    assertThat(body.lookupAll(".link")).isEmpty();
    body.show("look at https://other.example");
    assertThat(link().getText()).isEqualTo("https://other.example");
  }

  @Test
  void what_leans_stays_between_the_words_around_it() throws Exception {
    FxToolkit.setupFixture(() -> {
      body.show("before _leaning_ after");
      new Scene(body, 400, 100);
      body.applyCss();
      body.layout();
    });
    List<Bounds> parts =
        body.lookupAll(".bubble-text").stream().map(Node::getBoundsInParent).toList();
    assertThat(parts).hasSize(3);
    // The foot of the first letter would stand in the word before, the head of the last in the
    // next.
    assertThat(parts.get(1).getMinX()).isGreaterThan(parts.get(0).getMaxX() - BLANK);
    assertThat(parts.get(1).getMaxX()).isLessThan(parts.get(2).getMinX() + BLANK);
  }
}
