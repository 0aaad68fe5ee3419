package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.messaging.Quote;
import app.maru.ui.control.Clip;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.Emoji;
import app.maru.ui.emoji.EmojiPicker;
import app.maru.ui.emoji.EmojiPicture;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Destination;
import app.maru.ui.text.Markup;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with a message, under the pointer or from a key.
final class MessageMenu {
  /// What people feel most; everything else is one click further.
  private static final List<String> FEELINGS = List.of("👍", "❤️", "😂", "😮", "😢", "🙏");

  private static final double SIZE = 22;

  /// Links of one message that the menu offers, and how much of each it shows.
  private static final int MOST_LINKS = 3;

  private static final int LINK_SHOWN = 40;

  private final ConversationViewModel model;
  private final DeedsViewModel deeds;
  private final Outside outside;
  private final ContextMenu menu = new ContextMenu();

  MessageMenu(ConversationViewModel model, Outside outside) {
    this.model = model;
    this.deeds = model.deeds();
    this.outside = outside;
    menu.getStyleClass().add("message-menu");
  }

  /// What the message can lead to.
  ///
  /// @param jump goes to a quoted message
  /// @param unfold shows all of it, if it is cut
  record Ways(Consumer<Quote> jump, Optional<Runnable> unfold) {}

  void show(Node owner, Message message, double screenX, double screenY, Ways ways) {
    Texts texts = model.texts();
    boolean whole = !message.traits().retracted();
    boolean writes = Banner.mayWrite(model.state().get());
    menu.getItems().clear();
    if (whole && writes) {
      menu.getItems().addAll(feelings(message), new SeparatorMenuItem());
      add(texts.get("deed.reply"), Icon.REPLY, () -> model.composer().answer(message));
    }
    if (writes && DeedsViewModel.isLost(message)) {
      add(texts.get("conversation.retry"), Icon.REFRESH, () -> model.sendAgain(message));
    }
    ways.unfold().ifPresent(unfold -> add(texts.get("conversation.more"), Icon.UNFOLD, unfold));
    if (writes && DeedsViewModel.isMineToChange(message)) {
      add(texts.get("deed.edit"), Icon.EDIT, () -> model.composer().edit(message));
    }
    if (whole) {
      add(texts.get("conversation.copy"), Icon.COPY, () -> copy(List.of(message)));
      add(texts.get("deed.words"), Icon.WORDS, () -> words(message));
      add(texts.get("deed.forward"), Icon.FORWARD, () -> forward(List.of(message)));
    }
    if (whole) {
      ways(message, ways.jump());
    }
    add(texts.get("deed.choose"), Icon.CHOSEN, () -> deeds.choose(message));
    add(texts.get("deed.info"), Icon.INFO, () -> info(message));
    add(texts.get("deed.delete"), Icon.DELETE, () -> delete(List.of(message)));
    menu.show(owner, screenX, screenY);
  }

  /// Where its links and its quote lead, for who uses no mouse.
  private void ways(Message message, Consumer<Quote> jump) {
    Texts texts = model.texts();
    message
        .traits()
        .quote()
        .filter(quote -> quote.text().isPresent())
        .ifPresent(quote -> add(texts.get("deed.quoted"), Icon.BACK, () -> jump.accept(quote)));
    Markup.parse(message.text()).stream()
        .flatMap(block -> block.runs().stream())
        .flatMap(run -> run.link().stream())
        .distinct()
        .limit(MOST_LINKS)
        .flatMap(link -> Destination.of(link).stream())
        .forEach(link ->
            add(
                texts.get("deed.open", SafeText.preview(shortened(link.link()))),
                Icon.DIRECT,
                () -> follow(link.link())));
  }

  private static String shortened(String link) {
    return link.length() <= LINK_SHOWN ? link : link.substring(0, LINK_SHOWN) + "…";
  }

  /// Shows where a link leads, and opens it if that is wanted.
  void follow(String link) {
    Destination.of(link)
        .ifPresent(destination -> {
          Consumer<String> open =
              destination.kind() == Destination.Kind.MARU ? outside.follow() : outside.browse();
          LinkCard card =
              new LinkCard(
                  destination, model.texts(), () -> open.accept(link), outside.cards()::close);
          outside.cards().open(card.card(), card.first());
        });
  }

  private void add(String words, Icon icon, Runnable action) {
    MenuItem item = new MenuItem(words, icon.node("menu-icon"));
    item.setOnAction(_ -> action.run());
    menu.getItems().add(item);
  }

  private CustomMenuItem feelings(Message message) {
    List<Button> buttons = new ArrayList<>();
    List<String> mine = DeedsViewModel.feelings(message);
    for (String feeling : FEELINGS) {
      Emoji.Sign sign = Emoji.all().find(feeling).orElseThrow();
      Button button = new Button("", new EmojiPicture(sign, SIZE));
      button.getStyleClass().addAll("icon-button", "feeling-offered");
      if (mine.contains(feeling)) {
        button.getStyleClass().add("taken");
      }
      button.setAccessibleText(sign.name(model.texts().locale()));
      button.setOnAction(_ -> {
        menu.hide();
        deeds.feel(message, feeling);
      });
      buttons.add(button);
    }
    buttons.add(
        Pieces.iconButton(
            Icon.PLUS,
            model.texts().get("deed.feel.more"),
            "feeling-more",
            () -> {
              menu.hide();
              pick(message);
            }));
    return new CustomMenuItem(new OfferedFeelings(buttons), false);
  }

  private void pick(Message message) {
    var _ =
        model
            .composer()
            .chosenEmoji()
            .thenAccept(recent -> {
              EmojiPicker picker =
                  new EmojiPicker(
                      model.texts(),
                      recent,
                      outside.cards()::close,
                      emoji -> {
                        outside.cards().close();
                        model.composer().choseEmoji(emoji);
                        deeds.feel(message, emoji);
                      });
              outside.cards().open(picker.card(), picker.first());
            });
  }

  /// Puts messages on the clipboard.
  void copy(List<Message> messages) {
    Clip.copy(deeds.words(messages));
  }

  /// Shows the letters of a message to choose a part of them.
  void words(Message message) {
    if (!message.traits().retracted()) {
      WordsCard card = new WordsCard(message.text(), model.texts(), outside.cards()::close);
      outside.cards().open(card.card(), card.first());
    }
  }

  /// Asks to whom messages are to be said.
  void forward(List<Message> messages) {
    ForwardCard card = new ForwardCard(model, messages, outside.cards()::close);
    outside.cards().open(card.card(), card.first());
  }

  /// Shows what is known of a message.
  void info(Message message) {
    model
        .composer()
        .told(
            deeds
                .info(message)
                .thenAccept(info ->
                    info.ifPresent(known -> {
                      InfoCard card = new InfoCard(model, known, outside.cards()::close);
                      outside.cards().open(card.card(), card.first());
                    })));
  }

  /// Asks how messages are to be deleted.
  void delete(List<Message> messages) {
    if (!messages.isEmpty()) {
      DeleteCard card = new DeleteCard(model, messages, outside.cards()::close);
      outside.cards().open(card.card(), card.first());
    }
  }
}
