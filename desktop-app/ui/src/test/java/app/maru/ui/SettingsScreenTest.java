package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.Village;
import app.maru.ui.model.ScreenSettings;
import java.lang.ref.WeakReference;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// What a person does to find a setting and to change it.
final class SettingsScreenTest extends OnScreen {
  private void control(KeyCode code) {
    Node owner = stage.getScene().getFocusOwner();
    Node to = owner == null ? stage.getScene().getRoot() : owner;
    robot.interact(() ->
        Event.fireEvent(
            to, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false)));
    turn();
  }

  private List<String> shown() {
    return robot.lookup(".setting").queryAll().stream()
        .filter(Ancestors::isShown)
        .map(Node::getId)
        .toList();
  }

  private List<String> chosen() {
    return robot.lookup(".setting").queryAll().stream()
        .filter(line ->
            line.getPseudoClassStates().stream()
                .anyMatch(state -> "chosen".equals(state.getPseudoClassName())))
        .map(Node::getId)
        .toList();
  }

  private List<String> marked() {
    return robot.lookup(".text-mark").queryAllAs(Text.class).stream().map(Text::getText).toList();
  }

  private boolean isInView(String id) {
    Node card = robot.lookup(".card-scroll").query();
    Node line = robot.lookup("#" + id).query();
    return card.localToScene(card.getLayoutBounds())
        .contains(line.localToScene(line.getLayoutBounds()));
  }

  @Test
  void the_keyboard_alone_finds_a_setting_goes_to_it_and_changes_it() {
    control(KeyCode.COMMA);
    assertThat(robot.lookup(".settings .find-text").queryAs(TextField.class).isFocused()).isTrue();
    assertThat(shown()).hasSizeGreaterThan(8);
    robot.write("dark");
    turn();
    assertThat(shown()).containsExactly("setting-theme");
    assertThat(chosen()).containsExactly("setting-theme");
    assertThat(marked()).containsExactly("dark");
    robot.type(KeyCode.ENTER);
    turn();
    assertThat(shown()).as("among all others again").hasSizeGreaterThan(8);
    assertThat(chosen()).containsExactly("setting-theme");
    assertThat(focused()).isInstanceOf(ToggleButton.class);
    assertThat(((Labeled) focused()).getText()).isEqualTo("System");
    assertThat(focused().getAccessibleText()).isEqualTo("Theme: System");
    robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.SPACE);
    turn();
    assertThat(window.settings.theme().get()).isEqualTo(ScreenSettings.Theme.DARK);
    robot.type(KeyCode.SPACE);
    turn();
    assertThat(((ToggleButton) focused()).isSelected()).as("one is always chosen").isTrue();
  }

  @Test
  void arrows_choose_among_what_was_found_and_go_where_it_is_out_of_sight() {
    robot.clickOn(".open-settings");
    turn();
    assertThat(isInView("setting-offers")).isFalse();
    robot.write("relay").type(KeyCode.DOWN);
    turn();
    assertThat(chosen()).containsExactly("setting-offers");
    robot.type(KeyCode.ENTER);
    turn();
    assertThat(isInView("setting-offers")).isTrue();
    robot.type(KeyCode.SPACE);
    turn();
    assertThat(window.settings.offersRelays().get()).isFalse();
  }

  private Node toggle(String id) {
    return robot.lookup("#setting-" + id + " .toggle-switch").query();
  }

  @Test
  void that_i_am_there_is_switched_by_keys_and_more_of_it_can_be_chosen_only_while_it_is_on() {
    robot.clickOn(".open-settings");
    turn();
    robot.write("presence");
    turn();
    assertThat(shown()).containsExactly("setting-presence", "setting-away", "setting-seen");
    robot.type(KeyCode.ENTER);
    turn();
    assertThat(focused()).isSameAs(toggle("presence"));
    assertThat(toggle("away").isDisabled()).isFalse();
    robot.type(KeyCode.SPACE);
    turn();
    assertThat(window.engine.calls).contains("share PRESENCE false");
    assertThat(toggle("away").isDisabled()).isTrue();
    assertThat(toggle("seen").isDisabled()).isTrue();
    assertThat(toggle("typing").isDisabled()).isFalse();
    robot.type(KeyCode.SPACE).type(KeyCode.TAB);
    turn();
    assertThat(focused()).isSameAs(toggle("away"));
    robot.type(KeyCode.SPACE).type(KeyCode.TAB).type(KeyCode.SPACE);
    turn();
    assertThat(window.engine.calls)
        .contains("share PRESENCE true", "share AWAY false", "share LAST_SEEN false");
  }

  @Test
  void that_i_write_is_switched_by_mouse() {
    robot.clickOn(".open-settings");
    turn();
    robot.write("typing").type(KeyCode.ENTER);
    turn();
    robot.clickOn(toggle("typing"));
    turn();
    robot.clickOn(toggle("typing"));
    turn();
    assertThat(window.engine.calls)
        .filteredOn(call -> call.startsWith("share"))
        .containsExactly("share TYPING true", "share TYPING false");
  }

  @Test
  void my_own_name_and_picture_lead_to_the_settings_of_both() {
    robot.clickOn(".me-name");
    turn();
    assertThat(isInView("setting-name")).isTrue();
    assertThat(isInView("setting-picture")).isTrue();
  }

  @Test
  void esc_shows_all_again_and_then_closes() {
    robot.clickOn(".open-settings");
    turn();
    robot.write("zebra");
    turn();
    assertThat(shown()).isEmpty();
    assertThat(robot.lookup(".settings-nothing").query().isVisible()).isTrue();
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(shown()).hasSizeGreaterThan(8);
    assertThat(robot.lookup(".settings .find-text").query().isFocused()).isTrue();
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(robot.lookup(".card").queryAll()).isEmpty();
  }

  @Test
  void the_palette_finds_settings_by_other_words_and_opens_them_there() {
    control(KeyCode.K);
    assertThat(robot.lookup(".found-keys").queryAllAs(Labeled.class))
        .extracting(Labeled::getText)
        .doesNotContain("Appearance");
    robot.write("글꼴");
    turn();
    assertThat(
            robot.lookup(".palette .found-title").queryAllAs(Labeled.class).stream()
                .filter(Node::isVisible)
                .map(Labeled::getText))
        .containsExactly("Size");
    robot.type(KeyCode.ENTER);
    turn();
    assertThat(chosen()).containsExactly("setting-zoom");
    assertThat(isInView("setting-zoom")).isTrue();
    assertThat(focused().getAccessibleText()).isEqualTo("Smaller");
  }

  @Test
  void not_to_be_disturbed_is_found_and_chosen_for_a_time() {
    control(KeyCode.COMMA);
    robot.write("disturb");
    turn();
    assertThat(shown()).containsExactly("setting-quiet");
    robot.type(KeyCode.ENTER);
    turn();
    assertThat(((Labeled) focused()).getText()).isEqualTo("For 1 hour");
    robot.type(KeyCode.SPACE);
    turn();
    assertThat(window.settings.attention().quietUntil().get())
        .isEqualTo(Village.NOW.plusSeconds(3600).toEpochMilli());
    assertThat(((Labeled) focused()).getText()).isEqualTo("Tell me of new messages again");
    assertThat(focused().getAccessibleHelp()).isNotBlank();
    robot.type(KeyCode.SPACE);
    turn();
    assertThat(window.settings.attention().quietUntil().get()).isZero();
  }

  @Test
  void a_click_on_a_section_shows_it() {
    robot.clickOn(".open-settings");
    turn();
    assertThat(isInView("setting-about")).isFalse();
    robot.clickOn("About");
    turn();
    assertThat(isInView("setting-about")).isTrue();
  }

  @Test
  void a_narrow_window_leaves_the_index_out_and_keeps_the_search() {
    robot.interact(() -> window.settings.zoom().set(2));
    control(KeyCode.COMMA);
    assertThat(robot.lookup(".settings-index").query().isVisible()).isFalse();
    robot.write("language");
    turn();
    assertThat(isInView("setting-language")).isTrue();
  }

  @Test
  void words_have_room_in_a_narrow_window_as_well() {
    robot.interact(() -> {
      stage.setWidth(640);
      window.settings.zoom().set(2);
    });
    turn();
    control(KeyCode.COMMA);
    assertThat(robot.lookup(".setting .card-left").queryAllAs(Region.class))
        .hasSizeGreaterThan(8)
        .allSatisfy(words -> assertThat(words.getWidth()).isGreaterThan(150));
    double end = endOf(robot.lookup(".card-scroll").query());
    List<Node> controls =
        robot.lookup(".setting").queryAll().stream()
            .flatMap(line -> line.lookupAll("*").stream())
            .filter(node -> node.isFocusTraversable() && Ancestors.isShown(node))
            .toList();
    assertThat(controls)
        .hasSizeGreaterThan(8)
        .allSatisfy(control -> assertThat(endOf(control)).isLessThanOrEqualTo(end));
  }

  private static double endOf(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }

  @Test
  void another_language_opens_the_settings_where_they_were() {
    robot.clickOn(".open-settings");
    turn();
    robot.clickOn("한국어");
    turn();
    assertThat(robot.lookup(".card-title").queryAs(Labeled.class).getText()).isEqualTo("설정");
    assertThat(chosen()).containsExactly("setting-language");
    assertThat(((Labeled) focused()).getText()).isEqualTo("한국어");
  }

  @Test
  void every_control_says_to_who_hears_it_what_it_is_and_what_it_does() {
    robot.clickOn(".open-settings");
    turn();
    for (Node line : robot.lookup(".setting").queryAll()) {
      assertThat(line.lookupAll("*"))
          .filteredOn(Node::isFocusTraversable)
          .allSatisfy(node -> {
            assertThat(node.getAccessibleText()).as(line.getId()).isNotBlank();
            assertThat(node.getAccessibleHelp()).as(line.getId()).isNotBlank();
          });
    }
  }

  /// In a window of its own: of the usual one every event is remembered, and where it was.
  @Test
  void what_was_shown_in_another_language_is_forgotten() throws Exception {
    robot.interact(() -> {
      window.main.close();
      stage.hide();
      stage = new Stage();
      window = new Window(stage, this::invent);
      window.main.open(Village.MINA);
    });
    turn();
    WeakReference<Node> before = new WeakReference<>(stage.getScene().lookup(".overlay"));
    assertThat(before.get()).isNotNull();
    robot.interact(() -> window.settings.language().set(ScreenSettings.Language.KOREAN));
    turn();
    await(() -> {
      System.gc();
      return before.get() == null;
    });
  }
}
