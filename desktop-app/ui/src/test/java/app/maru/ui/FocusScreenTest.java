package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.RelayState;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.look.Look;
import app.maru.ui.start.StartViewModel.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Toggle;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/// Whether who goes about with the Tab key gets everywhere and sees where they are, in every look.
final class FocusScreenTest extends OnScreen {
  /// So many points have to look different: less than the edge of the smallest button.
  private static final int FEWEST = 40;

  /// So many are a caret, which tells where one writes.
  private static final int CARET = 20;

  /// A change of the focus is drawn by then.
  private static final int DRAWN = 2;

  /// The grounds of a bubble and of its row differ by so much of a colour's range.
  private static final double APART = 0.07;

  /// Around a control there may be a frame.
  private static final int AROUND = 5;

  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    engine.relay(InventedEngine.relayAt("192.168.0.20", 61), RelayState.CONNECTED);
    engine.says(Village.MINA, "hello");
  }

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true", "true,true"})
  void what_has_the_focus_looks_different(boolean dark, boolean contrast) throws TimeoutException {
    robot.interact(() -> Look.dress(stage.getScene(), dark, contrast));
    checkRound("the window without a conversation");
    robot.interact(() -> window.main.open(Village.MINA));
    turn();
    checkRound("the window");
    robot.interact(robot.lookup(".composer-area").query()::requestFocus);
    robot.write("later");
    for (String opens :
        List.of(".header-title", ".lifetime", ".later", ".add-person", ".open-settings")) {
      robot.clickOn(opens);
      // The window around a hint would have the keys.
      robot.moveTo(stage.getX() + 1, stage.getY() + 1);
      turn();
      checkRound("the card behind " + opens);
      key(KeyCode.ESCAPE);
    }
    robot.interact(robot.lookup(".messages").query()::requestFocus);
    pick("Forward…");
    checkRound("the card that forwards");
    robot.interact(() -> {
      window.main.close();
      window = new Window(stage, Profile.NONE, _ -> Optional.empty());
      Look.dress(stage.getScene(), dark, contrast);
    });
    turn();
    checkRound("the way in");
  }

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true", "true,true"})
  void no_bubble_vanishes_in_a_mark_around_it(boolean dark, boolean contrast) throws Exception {
    robot.interact(() -> {
      Look.dress(stage.getScene(), dark, contrast);
      window.main.open(Village.MINA);
    });
    turn();
    walkTo(robot.lookup(".messages").query());
    checkBubbles("with the keys", contrast);
    key(KeyCode.SPACE);
    checkBubbles("chosen", contrast);
    key(KeyCode.SPACE);
    robot.clickOn(".message-cell:selected .bubble");
    robot.interact(robot.lookup(".messages").query()::requestFocus);
    checkBubbles("by the mouse", contrast);
  }

  /// Compares the ground of the message that has the focus with all bubbles.
  private void checkBubbles(String how, boolean contrast) throws TimeoutException {
    turn();
    Region row = robot.lookup(".message-cell:focused").queryAs(Region.class);
    Color ground = innermost(row);
    assertThat(ground.isOpaque()).as(how).isTrue();
    Set<Region> bubbles = robot.lookup(".bubble").queryAllAs(Region.class);
    assertThat(bubbles.stream().map(FocusScreenTest::innermost))
        .as("mine and theirs")
        .hasSizeGreaterThan(1);
    assertThat(bubbles)
        .as(how)
        .allMatch(bubble ->
            contrast
                ? hasEdge(bubble, ground)
                : Legible.distance(innermost(bubble), ground) > APART);
  }

  private static boolean hasEdge(Region bubble, Color ground) {
    return bubble.getBorder().getStrokes().getFirst().getTopStroke() instanceof Color edge
        && Legible.ratio(edge, ground) >= Legible.EDGES;
  }

  /// What is drawn behind all that a part of the screen holds.
  private static Color innermost(Region region) {
    return (Color) region.getBackground().getFills().getLast().getFill();
  }

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true", "true,true"})
  void a_row_with_the_keys_alone_does_not_look_like_the_open_conversation(
      boolean dark, boolean contrast) {
    robot.interact(() -> Look.dress(stage.getScene(), dark, contrast));
    walkTo(robot.lookup(".chat-list").query());
    Region marked = robot.lookup(".chat-cell:focused").queryAs(Region.class);
    Color only = innermost(marked);
    assertThat(marked.getBackground().getFills()).as("the ring").hasSize(2);
    key(KeyCode.SPACE);
    walkTo(robot.lookup(".chat-list").query());
    Region open = robot.lookup(".chat-cell:selected").queryAs(Region.class);
    assertThat(open.isFocused()).isTrue();
    assertThat(innermost(open)).isNotEqualTo(only);
  }

  /// Goes round with Tab, and looks at each stop with the focus and without.
  private void checkRound(String screen) throws TimeoutException {
    Parent front =
        robot.lookup(".card").tryQueryAs(Parent.class).orElse(stage.getScene().getRoot());
    Set<Node> reachable = new LinkedHashSet<>();
    robot.interact(() -> {
      withoutShadow();
      collect(front, reachable);
    });
    List<String> unseen = new ArrayList<>();
    Set<Node> been = new LinkedHashSet<>();
    // What had the focus from the beginning was not gone to.
    Node here = onScreen(this::next);
    while (been.add(here)) {
      Node stop = here;
      int changed = changed(stop, front);
      if (changed < (here instanceof TextArea ? CARET : FEWEST)) {
        unseen.add(here + " " + here.getAccessibleText() + ": " + changed);
      }
      here = onScreen(this::next);
    }
    assertThat(been).as(screen).hasSizeGreaterThan(1);
    assertThat(unseen).as("without a sign of the focus: " + screen).isEmpty();
    assertThat(been).as("where Tab leads: " + screen).containsAll(reachable);
  }

  /// Tells nothing about the focus; and to blur it anew for each change on a card takes a processor
  /// longer than all else here.
  private void withoutShadow() {
    Parent root = stage.getScene().getRoot();
    Stream.of(".card", ".start-card")
        .flatMap(each -> root.lookupAll(each).stream())
        .forEach(card -> card.setStyle("-fx-effect: null"));
  }

  private Node next() {
    fireNow(KeyEvent.KEY_PRESSED, KeyCode.TAB);
    fireNow(KeyEvent.KEY_RELEASED, KeyCode.TAB);
    return focused();
  }

  private static <T> T onScreen(Callable<T> look) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(20), look);
  }

  /// Lists are gone through by arrows, as are the others of a few choices.
  private static void collect(Node node, Set<Node> into) {
    boolean other =
        node instanceof Toggle choice && choice.getToggleGroup() != null && !choice.isSelected();
    if (!node.isVisible() || node.isDisabled() || other) {
      return;
    }
    boolean rows = node instanceof ListView || node instanceof ScrollPane;
    if (node.isFocusTraversable() && !rows) {
      into.add(node);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  /// How many points stand out from what they are while what lies around has the focus.
  private int changed(Node control, Node around) throws TimeoutException {
    turn(DRAWN);
    if (!onScreen(() -> Legible.isWhole(control))) {
      // It is scrolled into sight a little later.
      await(() -> Legible.isWhole(control));
    }
    assertThat(control.isFocused()).as("has the keys: " + control).isTrue();
    Bounds place = place(control);
    Image with = onScreen(() -> picture(place));
    onScreen(() -> focus(around));
    turn(DRAWN);
    Image without = onScreen(() -> picture(place));
    assertThat(place(control)).as("nothing moves: " + control).isEqualTo(place);
    onScreen(() -> focus(control));
    if (control instanceof TextArea) {
      turn(DRAWN);
      // The caret may have been in its dark half; it began anew with the focus.
      with = onScreen(() -> picture(place));
    }
    return differences(without, with);
  }

  private static Node focus(Node node) {
    node.requestFocus();
    return node;
  }

  private static Bounds place(Node control) {
    return onScreen(() -> control.localToScene(control.getLayoutBounds()));
  }

  private Image picture(Bounds place) {
    SnapshotParameters only = new SnapshotParameters();
    only.setViewport(
        new Rectangle2D(
            place.getMinX() - AROUND,
            place.getMinY() - AROUND,
            place.getWidth() + 2 * AROUND,
            place.getHeight() + 2 * AROUND));
    return stage.getScene().getRoot().snapshot(only, null);
  }

  private static int differences(Image before, Image after) {
    int changed = 0;
    for (int y = 0; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        int was = before.getPixelReader().getArgb(x, y);
        int is = after.getPixelReader().getArgb(x, y);
        if (was != is && Legible.ratio(Legible.colour(was), Legible.colour(is)) >= Legible.EDGES) {
          changed++;
        }
      }
    }
    return changed;
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
}
