package app.maru.ui.chats;

import app.maru.ui.control.Avatar;
import app.maru.ui.control.Pieces;
import app.maru.ui.control.Ticks;
import app.maru.ui.emoji.EmojiLabel;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows one line of the list on the left.
final class ChatCell extends ListCell<ChatRow> {
  private static final PseudoClass OPENABLE = PseudoClass.getPseudoClass("openable");
  private static final PseudoClass DRAFT = PseudoClass.getPseudoClass("draft");
  private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
  private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
  private static final int MANY = 999;
  private static final double TITLE_EMOJI = 18;
  private static final double EMOJI = 16;

  private final Texts texts;
  private final Avatar avatar = new Avatar(46);
  private final EmojiLabel title = new EmojiLabel("chat-title", TITLE_EMOJI);
  private final Label time = Pieces.label("", "chat-time");
  private final Ticks ticks = new Ticks();
  private final Label draft = Pieces.label("", "chat-draft");
  private final EmojiLabel preview = new EmojiLabel("chat-preview", EMOJI);
  private final Label badge = Pieces.label("", "badge");
  private final Label mark = Pieces.label("", "chat-mark");
  private final FontIcon pinned = Icon.PIN.node("chat-sign");
  private final FontIcon verified = Icon.VERIFIED.node("chat-verified");
  private final FontIcon favourite = Icon.FAVOURITE.node("chat-star");
  private final FontIcon muted = Icon.MUTED.node("chat-sign");
  private final Label nothing = Pieces.paragraph("", "chats-nothing");
  private final HBox row;
  private final Label heading = Pieces.label("", "nearby-heading");
  private final Label lookingTitle = Pieces.paragraph("", "looking-title");
  private final Label lookingText = Pieces.paragraph("", "looking-text");
  private final VBox looking;

  ChatCell(Texts texts) {
    this.texts = texts;
    getStyleClass().add("chat-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    // By itself it would be as wide as its words and begin at the left.
    nothing.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(preview, Priority.ALWAYS);
    preview.setMaxWidth(Double.MAX_VALUE);
    draft.setText(texts.get("chats.draft"));
    for (Label fixed : new Label[] {time, badge, mark, draft}) {
      fixed.setMinWidth(USE_PREF_SIZE);
    }
    HBox top = new HBox(title, verified, Pieces.spacer(), favourite, muted, ticks, time);
    top.getStyleClass().add("chat-top");
    HBox bottom = new HBox(draft, preview, pinned, mark, badge);
    bottom.getStyleClass().add("chat-bottom");
    VBox words = new VBox(top, bottom);
    words.getStyleClass().add("chat-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    row = new HBox(avatar, words);
    row.getStyleClass().add("chat-row");
    row.setAlignment(Pos.CENTER_LEFT);
    Node sign = Icon.LOOKING.node("looking-icon");
    looking = new VBox(sign, lookingTitle, lookingText);
    looking.getStyleClass().add("looking");
  }

  @Override
  protected void updateItem(@Nullable ChatRow item, boolean empty) {
    super.updateItem(item, empty);
    boolean openable = !empty && item instanceof ChatRow.Openable;
    pseudoClassStateChanged(OPENABLE, openable);
    setMouseTransparent(!openable);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    switch (item) {
      case ChatRow.Chat chat -> {
        show(chat);
        setGraphic(row);
      }
      case ChatRow.Person person -> {
        show(person);
        setGraphic(row);
      }
      case ChatRow.NearbyHeading(int count) -> {
        heading.setText(texts.get("chats.nearby") + "  " + count);
        setAccessibleText(heading.getText());
        setGraphic(heading);
      }
      case ChatRow.Nothing(var part) -> {
        nothing.setText(
            part == ChatRow.Part.ARCHIVED
                ? texts.get("chats.nothing.archived")
                : texts.get("chats.nothing.unread"));
        setAccessibleText(nothing.getText());
        setGraphic(nothing);
      }
      case ChatRow.Looking(boolean looks) -> {
        lookingTitle.setText(
            looks ? texts.get("chats.looking.title") : texts.get("chats.looking.off"));
        lookingText.setText(
            looks ? texts.get("chats.looking.text") : texts.get("chats.looking.off.text"));
        setAccessibleText(lookingTitle.getText() + " " + lookingText.getText());
        setGraphic(looking);
      }
    }
  }

  private void show(ChatRow.Chat chat) {
    if (chat.signs().notes()) {
      avatar.showNotes(Optional.of(chat.person()));
    } else {
      avatar.show(Optional.of(chat.person()), chat.title(), chat.nearby());
    }
    show(chat.signs());
    title.show(chat.title());
    time.setText(chat.time());
    ticks.show(chat.tick());
    Pieces.present(draft, chat.draft());
    preview.show(chat.preview());
    preview.mark(DRAFT, chat.draft());
    boolean unread = chat.unread() > 0 || chat.signs().marked();
    preview.mark(UNREAD, unread);
    time.pseudoClassStateChanged(UNREAD, unread);
    badge.setText(count(chat.unread()));
    badge.pseudoClassStateChanged(QUIET, chat.signs().muted());
    Pieces.present(badge, unread && chat.mark() == ChatRow.Mark.NONE);
    mark.setText(
        switch (chat.mark()) {
          case REQUEST -> texts.get("chats.request");
          case BLOCKED -> texts.get("chats.blocked");
          case NONE -> "";
        });
    mark.pseudoClassStateChanged(UNREAD, chat.mark() == ChatRow.Mark.REQUEST);
    Pieces.present(mark, chat.mark() != ChatRow.Mark.NONE);
    setAccessibleText(spoken(chat));
  }

  private static String count(int unread) {
    return unread == 0 ? " " : unread > MANY ? MANY + "+" : Integer.toString(unread);
  }

  private String spoken(ChatRow.Chat chat) {
    StringBuilder words = new StringBuilder(chat.title());
    if (chat.mark() != ChatRow.Mark.NONE) {
      words.append(", ").append(mark.getText());
    }
    if (chat.unread() > 0) {
      words.append(", ").append(texts.get("chats.unread", chat.unread()));
    }
    if (chat.unread() == 0 && chat.signs().marked()) {
      words.append(", ").append(texts.get("chats.marked"));
    }
    if (chat.signs().pinned()) {
      words.append(", ").append(texts.get("chats.pinned"));
    }
    regard(chat.signs(), words);
    if (chat.signs().muted()) {
      words.append(", ").append(texts.get("chats.muted"));
    }
    if (chat.nearby()) {
      words.append(", ").append(texts.get("chats.nearby.hint"));
    }
    chat.tick().ifPresent(state -> words.append(", ").append(Ticks.words(state, texts)));
    words.append(", ").append(chat.time()).append(", ");
    if (chat.draft()) {
      words.append(draft.getText()).append(" ");
    }
    return words.append(chat.preview()).toString();
  }

  private void show(ChatRow.Signs signs) {
    Pieces.present(pinned, signs.pinned());
    Pieces.present(muted, signs.muted());
    Pieces.present(favourite, signs.favourite());
    Pieces.present(verified, signs.verified());
  }

  private void show(ChatRow.Person person) {
    boolean begun = !person.draft().isEmpty();
    avatar.show(Optional.of(person.person()), person.name(), true);
    show(person.signs());
    title.show(person.name());
    time.setText("");
    ticks.show(Optional.empty());
    Pieces.present(draft, begun);
    Pieces.present(badge, false);
    Pieces.present(mark, false);
    preview.show(begun ? person.draft() : texts.get("chats.nearby.say"));
    preview.mark(DRAFT, begun);
    preview.mark(UNREAD, false);
    StringBuilder words = new StringBuilder(person.name());
    regard(person.signs(), words);
    words.append(", ").append(texts.get("chats.nearby.hint"));
    if (begun) {
      words.append(", ").append(draft.getText()).append(" ").append(person.draft());
    }
    setAccessibleText(words.toString());
  }

  private void regard(ChatRow.Signs signs, StringBuilder words) {
    if (signs.favourite()) {
      words.append(", ").append(texts.get("chats.favourite"));
    }
    if (signs.verified()) {
      words.append(", ").append(texts.get("safety.verified"));
    }
  }
}
