package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.client.ClientException;
import app.maru.messaging.client.InviteLink;
import app.maru.ui.picture.Chosen;
import app.maru.ui.picture.QrReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person does to talk with somebody who does not appear by themselves.
final class AddScreenTest extends OnScreen {
  private void open() {
    key(KeyCode.K, KeyCode.CONTROL);
    robot.write("add a person");
    key(KeyCode.ENTER);
    assertThat(words(".card-title")).isEqualTo("Add a person");
  }

  private TextInputControl field() {
    return robot.lookup(".card-field").queryAs(TextInputControl.class);
  }

  private void isOpenWith(String name) {
    assertThat(robot.lookup(".card").queryAll()).isEmpty();
    assertThat(words(".header-title")).isEqualTo(name);
    assertThat(robot.lookup(".composer-area").query().isFocused()).isTrue();
  }

  @Test
  void an_address_is_typed_and_enter_connects() {
    open();
    assertThat(field().isFocused()).isTrue();
    robot.write("192.168.0.30:24816");
    key(KeyCode.ENTER);
    assertThat(window.engine.calls).contains("connect 192.168.0.30 24816");
    isOpenWith("Found");
  }

  @Test
  void who_closed_the_card_and_writes_to_somebody_else_is_not_torn_from_it() {
    robot.clickOn("Mina Kim");
    turn();
    open();
    window.engine.held = new CompletableFuture<>();
    robot.write("192.168.0.30:24816");
    key(KeyCode.ENTER);
    key(KeyCode.ESCAPE);
    robot.clickOn(".composer-area");
    robot.write("for Mina");
    robot.interact(() -> window.engine.held.complete(true));
    turn();
    assertThat(words(".header-title")).isEqualTo("Mina Kim");
    robot.write(" only");
    assertThat(robot.lookup(".composer-area").queryAs(TextInputControl.class).getText())
        .isEqualTo("for Mina only");
  }

  @Test
  void a_link_is_pasted_and_a_click_connects() {
    String link = window.engine.link;
    robot.interact(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString("  " + link + "\n");
      Clipboard.getSystemClipboard().setContent(content);
    });
    robot.clickOn(".add-person");
    turn();
    robot.clickOn(".card-field");
    key(KeyCode.V, KeyCode.CONTROL);
    robot.clickOn("Connect");
    turn();
    assertThat(window.engine.calls)
        .contains("connect " + InviteLink.parse(link).orElseThrow().person());
    isOpenWith("Invited");
  }

  @Test
  void who_does_not_answer_is_said_and_what_was_typed_stays_to_be_tried_again() {
    open();
    window.engine.failure = Optional.of(new ClientException(ClientException.Reason.UNREACHABLE));
    robot.write("192.168.0.30:24816");
    key(KeyCode.ENTER);
    assertThat(words(".start-problem")).startsWith("Nobody answered at that address.");
    assertThat(field().getText()).isEqualTo("192.168.0.30:24816");
    walkTo(button("Connect"));
    key(KeyCode.SPACE);
    isOpenWith("Found");
  }

  private void isMyCode(Path file) throws Exception {
    assertThat(QrReader.read(new Chosen.File(file).pixels(QrReader.LEAST)))
        .contains(window.engine.link);
  }

  @Test
  void the_picture_of_my_link_is_saved_where_the_person_says(@TempDir Path folder)
      throws Exception {
    window.folder = Optional.of(Files.createDirectory(folder.resolve("mouse")));
    robot.clickOn(".add-person");
    turn();
    assertThat(words("#code-saved")).isEmpty();
    robot.clickOn("#code-save");
    turn();
    assertThat(words("#code-saved")).isEqualTo("Saved.");
    isMyCode(folder.resolve("mouse").resolve("maru.png"));
    key(KeyCode.ESCAPE);
    window.folder = Optional.of(Files.createDirectory(folder.resolve("keys")));
    open();
    walkTo(button("Save picture…"));
    key(KeyCode.SPACE);
    assertThat(words("#code-saved")).isEqualTo("Saved.");
    isMyCode(folder.resolve("keys").resolve("maru.png"));
  }

  @Test
  void a_place_where_the_picture_can_not_be_saved_is_said_and_another_is_asked_for(
      @TempDir Path folder) throws Exception {
    window.folder = Optional.of(Files.writeString(folder.resolve("file"), "no folder"));
    open();
    walkTo(button("Save picture…"));
    key(KeyCode.SPACE);
    assertThat(words("#code-saved"))
        .isEqualTo("It could not be saved there. Choose another folder.");
    window.folder = Optional.empty();
    robot.clickOn("#code-save");
    turn();
    assertThat(words("#code-saved")).as("of who changed their mind").startsWith("It could not");
    window.folder = Optional.of(folder);
    robot.clickOn("#code-save");
    turn();
    assertThat(words("#code-saved")).isEqualTo("Saved.");
    isMyCode(folder.resolve("maru.png"));
  }

  @Test
  void what_is_neither_a_link_nor_an_address_is_said_until_it_is_changed() {
    open();
    robot.write("who is it");
    key(KeyCode.ENTER);
    assertThat(words(".start-problem")).startsWith("That is neither an invite link");
    robot.write("!");
    assertThat(shows(".start-problem")).isFalse();
    assertThat(window.engine.calls).noneMatch(call -> call.startsWith("connect"));
    key(KeyCode.ESCAPE);
    assertThat(robot.lookup(".card").queryAll()).isEmpty();
  }
}
