package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.ui.control.Avatar;
import app.maru.ui.control.Click;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiLabel;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows one [Item]; as wide as the list and as high as the item needs at that width.
final class MessageCell extends ListCell<Item> {
  /// Lines below the last one need some height, or the list never has enough of them.
  private static final double EMPTY_HEIGHT = 40;

  /// Room before what stands below the list. It is the last line's: a list with room of its own
  /// would cut off there what is scrolled by.
  private static final double BELOW_LAST = 12;

  private static final double TITLE_EMOJI = 21;

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

  private final ConversationViewModel model;
  private final Supplier<BubbleLine> lines;
  private final Light light;
  private @Nullable BubbleLine line;

  /// @param lines makes a line when this cell first needs one
  MessageCell(ConversationViewModel model, Supplier<BubbleLine> lines, Light light) {
    this.model = model;
    this.light = light;
    light.watch(this::shine);
    model.sought().watch(this::seek);
    this.lines = lines;
    getStyleClass().add("message-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    model.title().addListener((_, _, _) -> updateItem(getItem(), isEmpty()));
  }

  @Override
  protected void updateItem(@Nullable Item item, boolean empty) {
    super.updateItem(item, empty);
    shine();
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      pseudoClassStateChanged(CHOSEN, false);
      return;
    }
    Texts texts = model.texts();
    switch (item) {
      case Item.Bubble bubble -> {
        BubbleLine shown = line == null ? lines.get() : line;
        line = shown;
        shown.show(bubble);
        setGraphic(shown);
        mark();
        seek();
        setAccessibleText(
            new Spoken(texts, model.times()).of(bubble.message(), model.title().get()));
      }
      case Item.Day(_, var heading) -> {
        setGraphic(pill(heading, "day-pill"));
        setAccessibleText(heading);
      }
      case Item.Unread() -> {
        String words = texts.get("conversation.unread");
        setGraphic(divider(words));
        setAccessibleText(words);
      }
      case Item.Beginning() -> {
        setGraphic(beginning(texts));
        setAccessibleText(beginningText(texts));
      }
    }
  }

  /// The message, if this is one.
  Optional<Message> message() {
    return getItem() instanceof Item.Bubble(var message, _, _)
        ? Optional.of(message)
        : Optional.empty();
  }

  /// Offers what can be done with it.
  void menu() {
    if (line != null && getItem() instanceof Item.Bubble) {
      line.menu();
    }
  }

  /// Sends it again if it failed, or shows all of it if it is cut.
  ///
  /// @return whether it is one of these
  boolean act() {
    return line != null && getItem() instanceof Item.Bubble && line.act();
  }

  /// Shows whether it is chosen.
  void mark() {
    boolean chosen = message().map(shown -> model.deeds().isChosen(shown.id())).orElse(false);
    pseudoClassStateChanged(CHOSEN, chosen);
    if (line != null) {
      line.chosen(chosen);
    }
  }

  private void shine() {
    pseudoClassStateChanged(FOUND, message().map(shown -> light.isOn(shown.id())).orElse(false));
  }

  private void seek() {
    if (line != null) {
      line.mark(message().flatMap(shown -> model.sought().in(shown.id())));
    }
  }

  private void clicked(MouseEvent event) {
    if (!Click.isIn(event)) {
      return;
    }
    message()
        .ifPresent(shown -> {
          DeedsViewModel deeds = model.deeds();
          if (deeds.choosing().get() && event.isShiftDown()) {
            deeds.chooseUpTo(shown);
          } else if (deeds.choosing().get()) {
            deeds.toggle(shown);
          } else if (event.isShortcutDown()) {
            deeds.choose(shown);
          } else {
            return;
          }
          event.consume();
        });
  }

  private static Node pill(String words, String styleClass) {
    Label label = Pieces.label(words, styleClass);
    StackPane line = new StackPane(label);
    line.getStyleClass().add("day-line");
    return line;
  }

  private static Node divider(String words) {
    Label label = Pieces.label(words, "unread-words");
    HBox line = new HBox(rule(), label, rule());
    line.setAlignment(Pos.CENTER);
    line.getStyleClass().add("unread-line");
    return line;
  }

  private static Region rule() {
    Region rule = Pieces.spacer();
    rule.getStyleClass().add("unread-rule");
    return rule;
  }

  private String beginningText(Texts texts) {
    return texts.get(
        model.isNotes() ? "conversation.beginning.notes" : "conversation.beginning.text");
  }

  private Node beginning(Texts texts) {
    Avatar avatar = new Avatar(72);
    String title = model.title().get();
    String heading = title;
    if (model.isNotes()) {
      avatar.showNotes(Optional.of(model.person()));
    } else {
      avatar.show(Optional.of(model.person()), title, false);
      heading = texts.get("conversation.beginning.title", title);
    }
    EmojiLabel name = new EmojiLabel("beginning-title", TITLE_EMOJI);
    name.show(heading);
    name.setMaxWidth(USE_PREF_SIZE);
    Label note = Pieces.paragraph(beginningText(texts), "beginning-text");
    note.setGraphic(Icon.LOCK.node("beginning-icon"));
    note.setMaxWidth(360);
    VBox box = new VBox(avatar, name, note);
    box.getStyleClass().add("beginning");
    return box;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    Node content = getGraphic();
    double room = width < 0 ? getWidth() : width;
    return content == null
        ? EMPTY_HEIGHT
        : snapSizeY(content.prefHeight(room)) + snappedTopInset() + snappedBottomInset() + below();
  }

  private double below() {
    return getIndex() == getListView().getItems().size() - 1 ? BELOW_LAST : 0;
  }

  @Override
  protected void layoutChildren() {
    Node content = getGraphic();
    if (content != null) {
      content.resizeRelocate(
          0,
          snappedTopInset(),
          getWidth(),
          getHeight() - snappedTopInset() - snappedBottomInset() - below());
    }
  }
}
