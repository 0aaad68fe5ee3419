package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.About;
import app.maru.messaging.ContactState;
import app.maru.ui.control.Ancestors;
import app.maru.ui.emoji.EmojiPicture;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// Emoji are pictures wherever people put them, not only in messages.
final class EmojiScreenTest extends OnScreen {
  private static final String NAME = "민아 🌱 Kim";

  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    engine.contact(Village.MINA, NAME, ContactState.ACCEPTED);
    engine.shows(Village.MINA, new About("Away ☕", Optional.empty(), Optional.empty()));
  }

  /// How many pictures are seen in a part of the window.
  private long pictures(String part) {
    return robot.lookup(part).queryAll().stream()
        .filter(Ancestors::isShown)
        .flatMap(node -> node.lookupAll("*").stream())
        .filter(EmojiPicture.class::isInstance)
        .filter(Ancestors::isShown)
        .distinct()
        .count();
  }

  private Node row() {
    return robot
        .lookup(".chat-cell")
        .match((Node cell) ->
            cell.getAccessibleText() != null && cell.getAccessibleText().startsWith(NAME))
        .query();
  }

  @Test
  void in_the_list_above_the_messages_and_on_the_card() {
    robot.clickOn(row());
    turn();
    assertThat(pictures(".chats .chat-top")).isEqualTo(1);
    assertThat(pictures(".header-name")).isEqualTo(1);
    assertThat(pictures(".header-path")).as("their sentence").isEqualTo(1);
    robot.clickOn(".header-who");
    turn();
    assertThat(pictures(".person-title")).isEqualTo(1);
    assertThat(pictures(".person-words")).as("name and sentence").isEqualTo(2);
  }

  @Test
  void a_long_name_takes_more_lines_and_makes_no_card_wider() {
    robot.interact(() ->
        window.engine.contact(
            Village.MINA,
            "Maximiliana 🌻 Theodora von Hohenstein 🏰 zu Falkenberg 🌱",
            ContactState.ACCEPTED));
    robot.interact(() -> window.main.open(Village.MINA));
    turn();
    robot.clickOn(".header-who");
    turn();
    assertThat(pictures(".person-title")).isEqualTo(3);
    assertThat(robot.lookup(".card-body").queryAs(Region.class).getWidth())
        .isLessThanOrEqualTo(robot.lookup(".card-scroll").queryAs(Region.class).getWidth());
    assertThat(robot.lookup(".person-title").queryAs(Region.class).getHeight()).isGreaterThan(40);
  }

  @Test
  void among_what_is_found() throws Exception {
    robot.interact(() -> window.engine.says(Village.JUN, "tea 🍵 at four"));
    robot.clickOn(".find-text");
    robot.write("kim");
    turn();
    assertThat(pictures(".find-cell")).isEqualTo(1);
    key(KeyCode.A, KeyCode.CONTROL);
    robot.write("tea");
    await(() -> pictures(".find-cell") > 0);
  }

  /// A sentence is heard and found as it is, and drawn with so many pictures.
  private void assertDrawn(String part, String words, int pictures) {
    assertThat(words(part)).as(part).isEqualTo(words);
    assertThat(pictures(part)).as(part).isEqualTo(pictures);
  }

  @Test
  void where_the_palette_says_whose_conversation_it_is_about() {
    robot.clickOn(row());
    turn();
    key(KeyCode.K, KeyCode.CONTROL);
    robot.write("archive");
    turn();
    assertThat(pictures(".palette .found-keys")).isEqualTo(1);
    Region pill = robot.lookup(".palette .found-keys").queryAs(Region.class);
    assertThat(pill.getHeight()).as("one line").isLessThan(30);
    assertThat(pill.getWidth()).isGreaterThan(60);
  }

  @Test
  void in_sentences_with_a_name_in_them() {
    robot.interact(
        () -> window.engine.contact(Village.STRANGER, "Noor 🪁", ContactState.REQUESTING));
    robot.interact(() -> window.engine.says(Village.STRANGER, "Hello"));
    robot.interact(() -> window.main.open(Village.STRANGER));
    turn();
    assertDrawn(".banner-title", "Noor 🪁 wants to talk with you", 1);
    assertDrawn(
        ".banner-text",
        "Noor 🪁 sees nothing of you until you accept, not even that you have read this.",
        1);
    robot.interact(() -> window.engine.contact(Village.STRANGER, "Noor", ContactState.REQUESTING));
    turn();
    assertDrawn(".banner-title", "Noor wants to talk with you", 0);
  }

  @Test
  void in_what_is_answered_asked_and_told() {
    robot.clickOn(row());
    turn();
    robot.interact(() -> window.engine.says(Village.MINA, "Shall we?"));
    turn();
    robot.interact(robot.lookup(".messages").query()::requestFocus);
    pick("Forward…");
    assertThat(pictures(".forward-people")).as("whom to forward to").isEqualTo(1);
    key(KeyCode.ESCAPE);
    robot.interact(robot.lookup(".messages").query()::requestFocus);
    pick("Delete…");
    assertThat(pictures(".card-lead")).as("who keeps it").isEqualTo(1);
    key(KeyCode.ESCAPE);
    robot.interact(robot.lookup(".messages").query()::requestFocus);
    pick("Reply");
    assertThat(pictures(".mode-bar")).as("whom one answers").isEqualTo(1);
    robot.clickOn(".lifetime");
    turn();
    assertDrawn(".card-lead", words(".card-lead"), 1);
    assertThat(words(".card-lead")).contains(NAME);
    key(KeyCode.ESCAPE);
    robot.clickOn(".header-who");
    turn();
    assertThat(pictures(".safety")).as("with whom to compare the digits").isEqualTo(1);
    key(KeyCode.ESCAPE);
    robot.interact(robot.lookup(".chat-list").query()::requestFocus);
    key(KeyCode.DELETE);
    assertThat(pictures(".card")).as("title, what it means and the offer").isEqualTo(3);
  }

  @Test
  void in_what_waits_for_its_time() {
    robot.clickOn(row());
    turn();
    robot.interact(() -> {
      var _ =
          window
              .engine
              .messages()
              .schedule(
                  Village.MINA,
                  "cake 🎂 at three",
                  Village.NOW.plusSeconds(3600),
                  Optional.empty());
    });
    turn();
    robot.clickOn(".plans-show");
    turn();
    assertThat(pictures(".relay-line")).isEqualTo(1);
  }

  @Test
  void where_one_blocks_somebody() {
    robot.clickOn(row());
    turn();
    robot.clickOn(".header-more");
    turn();
    assertThat(pictures(".context-menu")).isEqualTo(1);
    assertThat(items()).contains("Block " + NAME);
    key(KeyCode.ESCAPE);
    robot.clickOn(".header-who");
    turn();
    Button block = robot.lookup("#person-block").queryButton();
    assertThat(block.getText())
        .as("room for the word, however long the name is")
        .isEqualTo("Block");
    assertThat(block.getAccessibleText()).isEqualTo("Block " + NAME);
  }

  private static List<String> items() {
    return List.copyOf(Window.getWindows()).stream()
        .filter(ContextMenu.class::isInstance)
        .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
        .map(MenuItem::getText)
        .toList();
  }

  @Test
  void in_what_is_told_of_a_button() {
    robot.interact(() -> window.engine.lifetime(Village.MINA, 86_400, false));
    robot.clickOn(row());
    turn();
    Tooltip hint = robot.lookup(".lifetime").queryButton().getTooltip();
    assertThat(hint.getText()).contains(NAME);
    robot.interact(() -> hint.show(stage));
    turn();
    assertThat(pictures(".tooltip")).isEqualTo(1);
    robot.interact(hint::hide);
  }
}
