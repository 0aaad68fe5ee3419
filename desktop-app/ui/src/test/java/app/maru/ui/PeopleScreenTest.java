package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.About;
import app.maru.messaging.ContactState;
import app.maru.ui.chats.ChatRow;
import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.picture.QrCode;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/// What a person does with other people, by mouse and by keyboard.
final class PeopleScreenTest extends OnScreen {
  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    Village.request(engine, false);
  }

  private List<String> names() {
    return robot.lookup(".chat-list").<ListView<ChatRow>>query().getItems().stream()
        .flatMap(row ->
            switch (row) {
              case ChatRow.Chat chat -> java.util.stream.Stream.of(chat.title());
              case ChatRow.Person person -> java.util.stream.Stream.of(person.name());
              case ChatRow.NearbyHeading _, ChatRow.Looking _, ChatRow.Nothing _ ->
                  java.util.stream.Stream.<String>empty();
            })
        .toList();
  }

  @Test
  void a_click_on_the_name_opens_the_card_and_an_alias_is_typed() {
    robot.clickOn("Mina Kim");
    turn();
    robot.clickOn(".header-title");
    turn();
    assertThat(robot.lookup(".person-name").queryLabeled().getText()).isEqualTo("Mina Kim");
    robot.clickOn(".person-alias").write("Mina the architect").type(KeyCode.ENTER);
    turn();
    assertThat(window.engine.calls).contains("alias Mina the architect");
    robot.clickOn("#person-favourite");
    turn();
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(names()).contains("Mina the architect").doesNotContain("Mina Kim");
    assertThat(window.model.regardOf(Village.MINA).favourite()).isTrue();
    assertThat(robot.lookup(".header-title").queryAs(Labeled.class).getText())
        .isEqualTo("Mina the architect");
  }

  @Test
  void the_beginning_of_a_conversation_says_the_name_i_gave_them_meanwhile() {
    robot.clickOn("Daniel Foster");
    turn();
    assertThat(robot.lookup(".beginning-title").queryLabeled().getText())
        .isEqualTo("You and Daniel Foster");
    robot.clickOn(".header-title");
    turn();
    robot.clickOn(".person-alias").write("Dan").type(KeyCode.ENTER);
    turn();
    assertThat(robot.lookup(".beginning-title").queryLabeled().getText()).isEqualTo("You and Dan");
  }

  @Test
  void somebody_nearby_is_hidden_and_found_again_in_the_settings() {
    // People nearby stand below the chats, out of sight in a window this small.
    ListView<ChatRow> list = robot.lookup(".chat-list").query();
    robot.interact(() -> list.scrollTo(list.getItems().size() - 1));
    turn();
    robot.clickOn("David Okafor", MouseButton.SECONDARY);
    turn();
    robot.clickOn("About this person…");
    turn();
    robot.clickOn("#person-hide");
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(names()).doesNotContain("David Okafor").contains("Sora Jeong");
    robot.clickOn(".open-settings");
    turn();
    robot.interact(() ->
        robot
            .lookup(node ->
                node instanceof javafx.scene.control.Button button
                    && "Show…".equals(button.getText()))
            .queryButton()
            .fire());
    turn();
    robot.clickOn("Show");
    turn();
    assertThat(robot.lookup(".person-name").queryLabeled().getText()).isEqualTo("David Okafor");
    robot.clickOn("#person-hide");
    turn();
    assertThat(names()).contains("David Okafor");
  }

  @Test
  void somebody_is_verified_by_one_click_and_marked_everywhere() {
    robot.clickOn("Mina Kim");
    turn();
    assertThat(robot.lookup(".header .verified-icon").query().isVisible()).isFalse();
    robot.clickOn(".header-title");
    turn();
    robot.interact(() -> robot.lookup("#safety-mark").queryButton().fire());
    turn();
    assertThat(window.engine.calls).contains("verify true");
    assertThat(robot.lookup(".header .verified-icon").query().isVisible()).isTrue();
    assertThat(robot.lookup(".person-title .verified-icon").query().isVisible()).isTrue();
    assertThat(robot.lookup("#safety-mark").queryButton().getText())
        .isEqualTo("Take the mark back");
    robot.interact(() -> robot.lookup("#safety-mark").queryButton().fire());
    turn();
    assertThat(robot.lookup(".header .verified-icon").query().isVisible()).isFalse();
  }

  @Test
  void the_picture_of_my_link_is_copied_and_pasted() {
    robot.clickOn(".add-person");
    turn();
    robot.interact(() -> robot.lookup("#code-copy").queryButton().fire());
    robot.interact(() -> robot.lookup(".picture-paste").queryButton().fire());
    turn();
    assertThat(robot.lookup(".card-field").queryAs(TextField.class).getText())
        .isEqualTo(window.engine.link);
  }

  @Test
  void a_contacts_picture_takes_the_place_of_their_initials_and_goes_again() {
    robot.clickOn("Mina Kim");
    turn();
    assertThat(robot.lookup(".header .avatar ImageView").query().isVisible()).isFalse();
    robot.interact(() -> window.engine.shows(Village.MINA, Portraits.of(0x80a0d0)));
    turn();
    assertThat(robot.lookup(".header .avatar ImageView").query().isVisible()).isTrue();
    robot.interact(() ->
        window.engine.shows(
            Village.MINA, new About("In the lab", Optional.empty(), Optional.empty())));
    turn();
    assertThat(robot.lookup(".header .avatar ImageView").query().isVisible()).isFalse();
    assertThat(robot.lookup(".header-status").queryAs(Labeled.class).getText())
        .endsWith("In the lab");
  }

  @Test
  void my_status_is_typed_and_my_picture_pasted_in_the_settings() {
    robot.interact(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putImage(QrCode.of("anything").image(4));
      Clipboard.getSystemClipboard().setContent(content);
    });
    robot.clickOn(".open-settings");
    turn();
    robot.clickOn("#my-status").write("In the lab").type(KeyCode.ENTER);
    robot.interact(() -> robot.lookup(".picture-paste").queryButton().fire());
    turn();
    assertThat(window.engine.calls).contains("status In the lab", "portray true");
    assertThat(robot.lookup(".me .avatar ImageView").query().isVisible()).isTrue();
    robot.interact(() -> robot.lookup("#my-picture-remove").queryButton().fire());
    turn();
    assertThat(robot.lookup(".me .avatar ImageView").query().isVisible()).isFalse();
  }

  @Test
  void a_request_is_declined_and_goes_away() {
    robot.clickOn("Daniel Foster");
    turn();
    robot.clickOn("Not now");
    turn();
    assertThat(window.engine.calls).contains("decline");
    assertThat(window.model.stateOf(Village.STRANGER)).isEqualTo(ContactState.STRANGER);
    assertThat(robot.lookup(".nothing").tryQuery()).as("nothing is open").isPresent();
  }

  @Test
  void somebody_is_blocked_on_their_card() {
    robot.clickOn("Mina Kim");
    turn();
    robot.clickOn(".header-title");
    turn();
    Button block = robot.lookup("#person-block").queryButton();
    assertThat(block.getStyleClass()).contains("danger");
    // The button is below the fold: the keyboard gets there, the mouse would have to scroll.
    robot.interact(block::fire);
    turn();
    assertThat(window.model.stateOf(Village.MINA)).isEqualTo(ContactState.BLOCKED);
    assertThat(block.getText()).isEqualTo("Unblock");
    assertThat(block.getStyleClass()).as("harmless").contains("quiet").doesNotContain("danger");
    assertThat(robot.lookup(".person-alias").queryAs(TextField.class).isFocused()).isFalse();
  }

  @Test
  void the_card_of_a_person_is_opened_and_used_with_the_keys() {
    robot.clickOn("Mina Kim");
    turn();
    robot.interact(() -> robot.lookup(".chat-list").query().requestFocus());
    pick("About this person…");
    walkTo(robot.lookup(".person-alias").query());
    robot.write("Mina the architect");
    assertThat(robot.lookup("#person-hide").tryQuery().filter(Ancestors::isShown))
        .as("a conversation is archived, not hidden")
        .isEmpty();
    for (String control : List.of("#person-favourite", "#safety-mark")) {
      walkTo(robot.lookup(control).query());
      key(KeyCode.SPACE);
    }
    assertThat(window.engine.calls)
        .contains("alias Mina the architect", "favour true", "verify true");
    key(KeyCode.ESCAPE);
    assertThat(robot.lookup(".card").queryAll()).isEmpty();
    assertThat(robot.lookup(".chat-list").query().isFocused()).isTrue();
  }

  private void toNearby(String name) {
    // People nearby stand below the chats, out of sight in a window this small.
    ListView<ChatRow> list = robot.lookup(".chat-list").query();
    robot.interact(() -> list.scrollTo(list.getItems().size() - 1));
    turn();
    robot.clickOn(name);
    turn();
  }

  @Test
  void somebody_is_asked_without_a_word_by_mouse() {
    toNearby("David Okafor");
    robot.clickOn("Ask without a message");
    turn();
    assertThat(window.engine.calls).contains("request");
    assertThat(window.model.stateOf(Village.DAVID)).isEqualTo(ContactState.REQUESTED);
    assertThat(robot.lookup("David Okafor has not accepted yet.").tryQuery()).isPresent();
  }

  @Test
  void somebody_is_asked_without_a_word_by_keys() {
    toNearby("David Okafor");
    walkTo(button("Ask without a message"));
    key(KeyCode.SPACE);
    assertThat(window.engine.calls).contains("request");
    assertThat(names()).contains("David Okafor");
  }

  @Test
  void a_star_and_a_shield_are_seen_on_people_nearby_too_and_so_is_what_was_begun() {
    robot.interact(() ->
        window.engine.regards(Village.DAVID, regard -> regard.favourite(true).verified(true)));
    toNearby("David Okafor");
    robot.clickOn(".composer-area");
    robot.write("Good mor");
    robot.interact(() -> window.main.open(Village.MINA));
    turn();
    ListView<ChatRow> list = robot.lookup(".chat-list").query();
    robot.interact(() -> list.scrollTo(list.getItems().size() - 1));
    turn();
    Node row =
        robot.lookup(".chat-cell").queryAll().stream()
            .filter(cell -> cell.getAccessibleText() != null)
            .filter(cell -> cell.getAccessibleText().startsWith("David Okafor"))
            .findFirst()
            .orElseThrow();
    assertThat(row.getAccessibleText())
        .isEqualTo("David Okafor, favourite, Verified, Nearby now, Draft: Good mor");
    for (String sign : List.of(".chat-star", ".chat-verified", ".chat-draft")) {
      assertThat(row.lookup(sign).isVisible()).as(sign).isTrue();
    }
  }

  /// By the keys from the list to one of the answers of a request.
  private void answer(String words) {
    robot.clickOn("Daniel Foster");
    turn();
    robot.interact(() -> robot.lookup(".chat-list").query().requestFocus());
    walkTo(button(words));
    key(KeyCode.SPACE);
  }

  @Test
  void a_request_is_accepted_with_the_keys_and_one_writes_at_once() {
    answer("Accept");
    assertThat(window.model.stateOf(Village.STRANGER)).isEqualTo(ContactState.ACCEPTED);
    robot.write("Hello Daniel");
    key(KeyCode.ENTER);
    assertThat(window.engine.sent).containsExactly("Hello Daniel");
  }

  @Test
  void a_request_is_declined_with_the_keys_and_the_list_has_them_again() {
    answer("Not now");
    assertThat(window.engine.calls).contains("decline");
    assertThat(robot.lookup(".nothing").tryQuery()).as("nothing is open").isPresent();
    assertThat(robot.lookup(".chat-list").query().isFocused()).isTrue();
  }

  @Test
  void a_request_is_blocked_and_unblocked_where_it_is_shown() {
    robot.clickOn("Daniel Foster");
    turn();
    robot.clickOn("Block");
    turn();
    assertThat(window.model.stateOf(Village.STRANGER)).isEqualTo(ContactState.BLOCKED);
    assertThat(words(".banner-title")).isEqualTo("You have blocked Daniel Foster");
    robot.clickOn("Unblock");
    turn();
    assertThat(window.model.stateOf(Village.STRANGER)).isNotEqualTo(ContactState.BLOCKED);
    assertThat(shows(".banner-title")).isFalse();
  }

  private String lettersOfPicture(String where) {
    return robot.lookup(where).lookup(".avatar-letters").queryAs(Labeled.class).getText();
  }

  @Test
  void whoever_has_said_no_name_has_a_sign_for_a_picture_until_they_say_one() {
    PersonId nova = InventedEngine.person(12);
    robot.interact(() -> {
      Village.knows(window.engine, nova, nova.toString());
      window.engine.says(nova, "hello");
      window.main.open(nova);
    });
    turn();
    assertThat(words(".header-title")).isEqualTo("New contact");
    assertThat(lettersOfPicture(".header")).isEmpty();
    assertThat(shows(".header .avatar-icon")).isTrue();
    robot.interact(() -> robot.lookup(".messages").query().requestFocus());
    turn();
    pick("Forward…");
    robot.write("new c");
    turn();
    assertThat(robot.lookup(".forward-person").query().getAccessibleText())
        .isEqualTo("New contact");
    assertThat(lettersOfPicture(".forward-person")).isEmpty();
    key(KeyCode.ESCAPE);
    robot.interact(() -> Village.knows(window.engine, nova, "Nova Quinn"));
    turn();
    assertThat(words(".header-title")).isEqualTo("Nova Quinn");
    assertThat(lettersOfPicture(".header")).isEqualTo("NQ");
    assertThat(shows(".header .avatar-icon")).isFalse();
  }
}
