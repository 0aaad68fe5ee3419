package app.maru.ui.people;

import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.ui.control.Avatar;
import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiLabel;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Names;
import app.maru.ui.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card with those who are hidden or blocked: the way back to them.
public final class OthersView {
  private static final double WIDTH = 460;
  private static final double PICTURE = 36;
  private static final double EMOJI = 17;

  private final Card card;

  /// @param show opens the card of a person
  /// @param back goes where this was opened
  /// @param close takes the card away
  public OthersView(
      ClientModel model, Texts texts, Consumer<PersonId> show, Runnable back, Runnable close) {
    card = new Card(texts.get("others.title"), texts.get("settings.close"), WIDTH, close);
    card.back(texts.get("settings.title"), back);
    List<Contact> others = others(model);
    if (others.isEmpty()) {
      card.add(Pieces.paragraph(texts.get("others.none"), "card-lead"));
    }
    for (Contact other : others) {
      card.add(line(other, new Names(model, texts), show));
    }
  }

  /// Who is hidden or blocked, by name. A conversation brings back who was hidden.
  static List<Contact> others(ClientModel model) {
    return model.contacts().stream()
        .filter(contact ->
            contact.state() == ContactState.BLOCKED
                || (contact.regard().hidden()
                    && model.conversation(ConversationId.with(contact.person())).isEmpty()))
        .sorted(Comparator.comparing(Contact::shownName).thenComparing(Contact::person))
        .toList();
  }

  private static Node line(Contact other, Names names, Consumer<PersonId> show) {
    Texts texts = names.texts();
    String name = names.of(other.person());
    Avatar avatar = new Avatar(PICTURE);
    avatar.show(Optional.of(other.person()), name, false);
    String why =
        other.state() == ContactState.BLOCKED
            ? texts.get("chats.blocked")
            : texts.get("others.hidden");
    EmojiLabel called = new EmojiLabel("card-words", EMOJI);
    called.show(name);
    VBox words = new VBox(called, Pieces.label(why, "card-hint"));
    HBox.setHgrow(words, Priority.ALWAYS);
    var open = Pieces.button(texts.get("others.show"), "quiet", () -> show.accept(other.person()));
    open.setAccessibleText(texts.get("person.of", name));
    HBox line = new HBox(avatar, words, open);
    line.getStyleClass().add("card-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return card.cross();
  }
}
