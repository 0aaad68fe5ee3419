package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.start.StartViewModel.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ListView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whether who goes about with the Tab key sees where they are, wherever that leads.
final class FocusScreenTest extends OnScreen {
  /// Marks may lie around a control.
  private static final double AROUND = 3;

  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    engine.says(Village.MINA, "hello");
  }

  /// Goes round with Tab, and looks at each stop with the focus and without.
  private void checkRound(String screen) {
    List<String> unseen = new ArrayList<>();
    // What had the focus from the beginning was not gone to.
    key(KeyCode.TAB);
    Set<Node> seen = new HashSet<>();
    while (seen.add(focused())) {
      Node here = focused();
      Rectangle2D area = area(here);
      int[] with = pixels(area);
      key(KeyCode.TAB);
      if (Arrays.equals(with, pixels(area))) {
        unseen.add(here.toString());
      }
    }
    assertThat(seen).as(screen).hasSizeGreaterThan(1);
    assertThat(unseen).as("without a sign of the focus: " + screen).isEmpty();
  }

  private static Rectangle2D area(Node node) {
    Bounds place = node.localToScene(node.getLayoutBounds());
    return new Rectangle2D(
        place.getMinX() - AROUND,
        place.getMinY() - AROUND,
        place.getWidth() + 2 * AROUND,
        place.getHeight() + 2 * AROUND);
  }

  private int[] pixels(Rectangle2D area) {
    int width = (int) Math.ceil(area.getWidth());
    int height = (int) Math.ceil(area.getHeight());
    int[] pixels = new int[width * height];
    robot.interact(() -> {
      SnapshotParameters looking = new SnapshotParameters();
      looking.setViewport(area);
      WritableImage image =
          stage.getScene().getRoot().snapshot(looking, new WritableImage(width, height));
      image
          .getPixelReader()
          .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    });
    return pixels;
  }

  @Test
  void in_the_window() {
    robot.clickOn("Mina Kim");
    turn();
    checkRound("the window");
  }

  @Test
  void where_nothing_is_open() {
    checkRound("the window without a conversation");
  }

  @ParameterizedTest
  @EnumSource(names = {"DOWN", "ENTER", "SPACE"})
  void the_first_key_in_the_list_chooses_what_is_marked(KeyCode first) {
    ListView<?> list = robot.lookup(".chat-list").queryListView();
    walkTo(list);
    Object marked = list.getFocusModel().getFocusedItem();
    key(first);
    assertThat((Object) list.getSelectionModel().getSelectedItem()).isEqualTo(marked);
    assertThat(shows(".header-title")).isTrue();
  }

  @Test
  void down_leads_from_the_empty_field_to_the_list() {
    robot.clickOn(".find-text");
    key(KeyCode.DOWN);
    assertThat(focused()).isEqualTo(robot.lookup(".chat-list").query());
    robot.clickOn(".find-text").write("Mina");
    turn();
    key(KeyCode.DOWN);
    assertThat(focused()).isEqualTo(robot.lookup(".find-text").query());
  }

  @Test
  void in_the_settings() {
    robot.clickOn(".open-settings");
    turn();
    checkRound("the settings");
  }

  @Test
  void on_the_cards_of_a_conversation() {
    robot.clickOn("Mina Kim");
    turn();
    for (String opens : List.of(".lifetime", ".header-title")) {
      robot.clickOn(opens);
      turn();
      checkRound("the card behind " + opens);
      key(KeyCode.ESCAPE);
    }
  }

  @Test
  void a_card_is_gone_round_backwards_as_well() {
    robot.clickOn("Mina Kim");
    turn();
    robot.clickOn(".lifetime");
    turn();
    Node close = robot.lookup(".card-close").query();
    walkTo(close, KeyCode.SHIFT);
    key(KeyCode.TAB, KeyCode.SHIFT);
    assertThat(focused()).isEqualTo(button("Set"));
    assertThat(focused().isFocusVisible()).isTrue();
    key(KeyCode.TAB);
    assertThat(focused()).isEqualTo(close);
    assertThat(focused().isFocusVisible()).isTrue();
  }

  @Test
  void on_the_way_in() {
    robot.interact(() -> {
      window.main.close();
      window = new Window(stage, Profile.NONE, _ -> Optional.empty());
    });
    turn();
    checkRound("the way in");
  }
}
