package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.maru.messaging.Hit;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.model.ScreenSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// What a person does to find something.
final class FindScreenTest extends OnScreen {
  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    IntStream.range(0, 400)
        .forEach(number ->
            engine.says(Village.OLIVIA, (number % 100 == 50 ? "마루 floor " : "old ") + number));
    engine.seenAll(Village.OLIVIA);
  }

  private void open(String name) throws TimeoutException {
    robot.clickOn(name);
    await(() -> robot.lookup(".messages .virtual-flow").tryQuery().isPresent());
  }

  private void press(KeyCode code, boolean shift) {
    Node owner = stage.getScene().getFocusOwner();
    Node to = owner == null ? stage.getScene().getRoot() : owner;
    robot.interact(() ->
        Event.fireEvent(
            to, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, true, false, false)));
    turn();
  }

  private void release(KeyCode code) {
    robot.interact(() ->
        Event.fireEvent(
            stage.getScene().getRoot(),
            new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false)));
    turn();
  }

  private List<String> seen() {
    ListView<?> list = robot.lookup(".messages").queryListView();
    return new Sight(list).messages().stream().map(line -> line.replaceAll("@.*", "")).toList();
  }

  private boolean isLit(String text) {
    return robot.lookup(".message-cell").queryAll().stream()
        .anyMatch(cell ->
            cell.getPseudoClassStates().stream()
                    .anyMatch(state -> "found".equals(state.getPseudoClassName()))
                && cell.getAccessibleText().contains(text));
  }

  private List<String> found() {
    return robot.lookup(".found-list .found-title").queryAllAs(Label.class).stream()
        .filter(Node::isVisible)
        .map(Label::getText)
        .toList();
  }

  private TextField field() {
    return robot.lookup(".chats .find-text").queryAs(TextField.class);
  }

  private void write(TextField field, String text) {
    robot.interact(() -> field.setText(text));
    turn();
  }

  private String title() {
    return robot.lookup(".header-title").queryAs(Label.class).getText();
  }

  @Test
  void a_click_on_a_hit_goes_to_an_old_message_and_esc_goes_back() throws Exception {
    open("Mina Kim");
    robot.clickOn(field()).write("floor 50");
    await(() -> robot.lookup(".found-list .found-mark").tryQuery().isPresent());
    robot.clickOn(
        robot.lookup(".found-list .found-mark .label").queryAllAs(Label.class).stream()
            .filter(mark -> mark.getText().equals("floor"))
            .findFirst()
            .orElseThrow());
    await(() -> isLit("마루 floor 50"));
    await(() -> marks().size() == 1);
    await(() -> title().equals("Olivia Bennett") && seen().contains("마루 floor 50"));
    assertThat(seen()).contains("old 49", "old 51");
    assertThat(robot.lookup(".newest").query().isVisible()).isTrue();

    robot.clickOn(".newest");
    await(() -> seen().contains("old 399"));
    robot.clickOn(field()).type(KeyCode.ESCAPE);
    assertThat(field().getText()).isEmpty();
    assertThat(robot.lookup(".find-list").query().isVisible()).isFalse();
    assertThat(robot.lookup(".composer-area").queryAs(TextArea.class).isFocused()).isTrue();
  }

  @Test
  void the_keys_find_a_person_and_begin_to_write() throws Exception {
    press(KeyCode.F, true);
    assertThat(field().isFocused()).isTrue();
    robot.write("jun");
    await(() -> found().contains("Jun"));
    robot.type(KeyCode.ENTER);
    await(() -> title().equals("Jun Choi"));
    assertThat(robot.lookup(".composer-area").queryAs(TextArea.class).isFocused()).isTrue();
    assertThat(field().getText()).isEmpty();
  }

  @Test
  void in_a_chat_one_goes_from_hit_to_hit_and_back_to_the_end() throws Exception {
    open("Olivia Bennett");
    press(KeyCode.F, false);
    TextField here = robot.lookup(".find-bar .find-text").queryAs(TextField.class);
    assertThat(here.isFocused()).isTrue();
    write(here, "ㅁㄹ");
    Label count = robot.lookup(".find-count").queryAs(Label.class);
    await(() -> count.getText().equals("1 of 4"));
    await(() -> seen().contains("마루 floor 350"));
    robot.type(KeyCode.ENTER).type(KeyCode.ENTER);
    await(() -> seen().contains("마루 floor 150"));
    assertThat(count.getText()).isEqualTo("3 of 4");
    robot.clickOn(".find-newer");
    await(() -> seen().contains("마루 floor 250"));
    robot.clickOn(".find-older").clickOn(".find-older").clickOn(".find-older");
    await(() -> seen().contains("마루 floor 50"));
    assertThat(count.getText()).isEqualTo("4 of 4");
    write(here, "nothing like it");
    await(() -> count.getText().equals("Nothing found"));
    robot.clickOn(here).type(KeyCode.ESCAPE);
    await(() -> seen().contains("old 399"));
    assertThat(robot.lookup(".find-bar").query().isVisible()).isFalse();
    assertThat(robot.lookup(".composer-area").queryAs(TextArea.class).isFocused()).isTrue();
  }

  private List<Path> marks() {
    return robot.lookup(".text-sought").queryAllAs(Path.class).stream()
        .filter(mark -> !mark.getElements().isEmpty())
        .toList();
  }

  private void look(String words) throws TimeoutException {
    open("Olivia Bennett");
    press(KeyCode.F, false);
    write(robot.lookup(".find-bar .find-text").queryAs(TextField.class), words);
    await(() -> marks().size() == 1);
  }

  @Test
  void what_was_looked_for_is_marked_where_one_goes_until_one_goes_elsewhere() throws Exception {
    look("floor");
    Path mark = marks().getFirst();
    Text text = (Text) Objects.requireNonNull(mark.getParent()).lookup(".bubble-text");
    assertThat(text.getText()).isEqualTo("마루 floor 350");
    Bounds marked = mark.getBoundsInParent();
    Bounds all = text.getBoundsInParent();
    assertThat(marked.getMinX()).isGreaterThan(all.getMinX() + all.getWidth() / 5);
    assertThat(marked.getMaxX()).isLessThan(all.getMaxX() - all.getWidth() / 5);
    assertThat(marked.getCenterY()).isCloseTo(all.getCenterY(), within(2.0));
    robot.type(KeyCode.ENTER);
    await(() -> seen().contains("마루 floor 250") && marks().size() == 1);
    assertThat(marks()).doesNotContain(mark);
    robot.type(KeyCode.ESCAPE);
    await(() -> marks().isEmpty());
  }

  @Test
  void it_is_marked_among_pictures_and_other_letters() throws Exception {
    robot.interact(() -> window.engine.says(Village.OLIVIA, "**bold** 😀 and a zebra"));
    look("zebra");
    Path mark = marks().getFirst();
    TextFlow flow = (TextFlow) Objects.requireNonNull(mark.getParent());
    Bounds marked = mark.getBoundsInParent();
    assertThat(marked.getMaxX()).isCloseTo(flow.getWidth(), within(3.0));
    assertThat(marked.getMinX()).isGreaterThan(flow.getWidth() / 2);
  }

  @Test
  void a_long_message_is_shown_whole_where_something_was_found_in_it() throws Exception {
    robot.interact(() -> window.engine.says(Village.OLIVIA, "words ".repeat(400) + "zebra"));
    look("zebra");
    assertThat(robot.lookup(".bubble-more").tryQuery()).isEmpty();
  }

  @Test
  void around_an_old_message_the_list_goes_on_in_both_directions() throws Exception {
    open("Olivia Bennett");
    press(KeyCode.F, false);
    write(robot.lookup(".find-bar .find-text").queryAs(TextField.class), "floor 150");
    await(() -> seen().contains("마루 floor 150"));
    ListView<?> list = robot.lookup(".messages").queryListView();
    int before = list.getItems().size();
    robot.interact(() -> list.scrollTo(list.getItems().size() - 1));
    await(() -> list.getItems().size() > before);
    assertThat(seen()).doesNotContain("old 399");
    robot.interact(() -> window.engine.says(Village.OLIVIA, "just now"));
    turn();
    assertThat(seen()).doesNotContain("just now");
    robot.clickOn(".newest");
    await(() -> seen().contains("just now"));
  }

  @Test
  void the_palette_goes_to_chats_and_does_things() throws Exception {
    open("Mina Kim");
    press(KeyCode.K, false);
    TextField palette = robot.lookup(".palette .find-text").queryAs(TextField.class);
    assertThat(palette.isFocused()).isTrue();
    robot.write("settin");
    await(() -> found().contains("Settin"));
    robot.type(KeyCode.ENTER);
    await(() -> robot.lookup(".card-title").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    press(KeyCode.K, false);
    robot.write("박");
    await(() -> found().contains("박"));
    robot.type(KeyCode.ENTER);
    await(() -> title().equals("박서준"));
    assertThat(robot.lookup(".palette").tryQuery()).isEmpty();
  }

  @Test
  void keys_are_shown_and_recent_chats_are_walked() throws Exception {
    press(KeyCode.SLASH, false);
    assertThat(robot.lookup(".keys-line").queryAll()).hasSizeGreaterThan(8);
    robot.type(KeyCode.ESCAPE);
    open("Mina Kim");
    robot.clickOn("Jun Choi");
    await(() -> title().equals("Jun Choi"));
    press(KeyCode.TAB, false);
    release(KeyCode.CONTROL);
    await(() -> title().equals("Mina Kim"));
    press(KeyCode.TAB, false);
    release(KeyCode.CONTROL);
    await(() -> title().equals("Jun Choi"));
  }

  @Test
  void no_shortcut_fires_while_a_syllable_is_composed() throws Exception {
    open("Mina Kim");
    Node area = robot.lookup(".composer-area").query();
    compose(area, "마", "");
    press(KeyCode.K, false);
    press(KeyCode.F, false);
    assertThat(robot.lookup(".palette").tryQuery()).isEmpty();
    assertThat(robot.lookup(".find-bar").query().isVisible()).isFalse();
  }

  @Test
  void shortcuts_work_on_a_layout_of_another_script() {
    robot.interact(() ->
        Event.fireEvent(
            robot.lookup(".chat-list").query(),
            new KeyEvent(
                KeyEvent.KEY_PRESSED, "л", "л", KeyCode.UNDEFINED, false, true, false, false)));
    turn();
    assertThat(robot.lookup(".palette").tryQuery()).isPresent();
  }

  /// For the eye: `target/screenshots/find-*`.
  @Test
  void every_state_of_a_search_can_be_drawn() throws Exception {
    assumeThat(System.getProperty("maru.screenshots")).isEqualTo("all");
    for (ScreenSettings.Theme theme :
        List.of(ScreenSettings.Theme.LIGHT, ScreenSettings.Theme.DARK)) {
      for (ScreenSettings.Language language :
          List.of(ScreenSettings.Language.ENGLISH, ScreenSettings.Language.KOREAN)) {
        robot.interact(() -> {
          window.settings.theme().set(theme);
          window.settings.language().set(language);
        });
        turn();
        String way =
            "-"
                + theme.name().toLowerCase(java.util.Locale.ROOT)
                + "-"
                + language.name().substring(0, 2).toLowerCase(java.util.Locale.ROOT);
        pictures(way);
      }
    }
  }

  private void pictures(String way) throws Exception {
    open("Mina Kim");
    write(field(), "the");
    await(() -> robot.lookup(".found-list .found-mark").tryQuery().isPresent());
    robot.interact(() -> window.engine.regards(Village.MINA, now -> now.verified(true)));
    write(field(), "min");
    await(() -> found().contains("Min"));
    picture("find-groups" + way);
    write(field(), "no such thing");
    await(() -> !robot.lookup(".found-list").query().isVisible());
    WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
    picture("find-nothing" + way);
    CompletableFuture<List<Hit>> never = new CompletableFuture<>();
    window.engine.searching = Optional.of(never);
    write(field(), "no such thing at all");
    picture("find-searching" + way);
    window.engine.searching = Optional.empty();
    write(field(), "마루");
    await(() -> robot.lookup(".found-list .found-mark").tryQuery().isPresent());
    robot.clickOn(field()).type(KeyCode.ENTER);
    await(() -> seen().contains("마루 floor 350"));
    picture("find-jumped" + way);
    write(field(), "");
    press(KeyCode.F, false);
    write(robot.lookup(".find-bar .find-text").queryAs(TextField.class), "floor");
    await(() -> robot.lookup(".find-count").queryAs(Label.class).getText().contains("4"));
    picture("find-here" + way);
    press(KeyCode.K, false);
    picture("palette" + way);
    robot.interact(
        () -> robot.lookup(".palette .find-text").queryAs(TextField.class).setText("mi"));
    WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
    picture("palette-typed" + way);
    robot.type(KeyCode.ESCAPE);
    press(KeyCode.SLASH, false);
    picture("keys" + way);
    robot.type(KeyCode.ESCAPE);
  }

  private void picture(String name) throws Exception {
    turn();
    javafx.scene.image.WritableImage image =
        WaitForAsyncUtils.asyncFx(() -> stage.getScene().snapshot(null)).get();
    Png.write(image, java.nio.file.Path.of("target", "screenshots", name + ".png"));
  }
}
