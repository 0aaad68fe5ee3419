package app.maru.ui.conversation;

import app.maru.ui.control.Ancestors;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiArea;
import app.maru.ui.look.Icon;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Marking.Sign;
import app.maru.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.InputEvent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Subscription;

/// Where a message is written: a stock text area, because only that works with every input method,
/// growing with the text.
final class Composer extends VBox {
  private static final int MAX_LINES = 8;
  private static final double PADDING = 22;
  private static final double SIDES = 36;
  private static final double MIN_WRAP = 50;

  private final ConversationViewModel model;
  private final ScreenSettings settings;
  private final Outside outside;
  private final LongSupplier nanoTime;
  private final Text measure = new Text();
  private final TextArea area = new EmojiArea();
  private final Button send;
  private final Subscription hint;
  private final Composition composition = new Composition();
  private final Formatting formatting;
  private final EmojiPanel emoji;
  private boolean choosing;
  private Runnable pageUp = () -> {};
  private Runnable pageDown = () -> {};
  private Runnable last = () -> {};

  Composer(ConversationViewModel model, ScreenSettings settings, Outside outside) {
    this.model = model;
    this.settings = settings;
    this.outside = outside;
    this.nanoTime = outside.nanoTime();
    Texts texts = model.texts();
    getStyleClass().add("composer");
    area.getStyleClass().add("composer-area");
    area.setWrapText(true);
    area.setPromptText(texts.get("composer.prompt"));
    area.setAccessibleText(texts.get("composer.prompt"));
    area.textProperty().bindBidirectional(model.composer().text());
    area.positionCaret(area.getLength());
    formatting = new Formatting(area, texts, composition::isActive);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    area.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, this::composing);
    emoji = new EmojiPanel(model.composer(), texts, this::choose, this::focus);
    area.textProperty()
        .addListener(_ -> {
          growSoon();
          if (!choosing) {
            emoji.close();
          }
        });
    List.of(area.widthProperty(), area.skinProperty())
        .forEach(look -> look.addListener(_ -> growSoon()));
    // Its first frame has a height, too: the ten lines a text area begins with would flash.
    area.fontProperty().subscribe(this::grow);
    send = Pieces.iconButton(Icon.SEND, texts.get("composer.send"), "send", this::send);
    send.disableProperty().bind(model.composer().sendable().not());
    send.setFocusTraversable(false);
    hint =
        settings
            .enterSends()
            .subscribe(enter ->
                send.getTooltip()
                    .setText(
                        enter
                            ? texts.get("composer.send.hint.enter")
                            : texts.get("composer.send.hint.shift")));
    Button smile = Pieces.iconButton(Icon.EMOJI, texts.get("emoji.title"), "emoji", this::emoji);
    Button later = Pieces.iconButton(Icon.LATER, texts.get("later.title"), "later", this::later);
    later.disableProperty().bind(model.composer().sendable().not());
    model
        .composer()
        .edited()
        .subscribe(edited -> {
          Pieces.present(later, edited.isEmpty());
          Platform.runLater(area::end);
          focusSoon();
        });
    model.composer().answered().subscribe(_ -> focusSoon());
    HBox row = new HBox(smile, area, later, send);
    row.getStyleClass().add("composer-row");
    row.setAlignment(Pos.BOTTOM_CENTER);
    HBox.setHgrow(area, Priority.ALWAYS);
    getChildren().addAll(emoji, problem(), new PlansBar(model, outside), new ModeBar(model), row);
  }

  private Label problem() {
    Label problem = Pieces.paragraph("", "composer-problem");
    problem.setGraphic(Icon.PROBLEM.node("composer-problem-icon"));
    problem.textProperty().bind(model.composer().problem());
    model.composer().problem().subscribe(words -> Pieces.present(problem, !words.isEmpty()));
    return problem;
  }

  private void growSoon() {
    Platform.runLater(this::grow);
  }

  /// Whoever answers or edits wants to write, as soon as the menu it was chosen from is gone.
  private void focusSoon() {
    if (getScene() != null) {
      Platform.runLater(this::focus);
    }
  }

  private void emoji() {
    if (emoji.isOpen()) {
      emoji.close();
      focus();
    } else {
      emoji.open();
    }
  }

  /// The emoji stay for the next one.
  private void choose(String chosen) {
    choosing = true;
    area.replaceSelection(chosen);
    choosing = false;
  }

  /// Somebody clicked in the conversation: emoji go if that was elsewhere.
  void clicked(Node hit) {
    if (!Ancestors.isIn(this, hit)) {
      emoji.close();
    }
  }

  /// Leaves room for messages in a conversation so high.
  void fit(double height) {
    emoji.fit(height);
  }

  private void later() {
    LaterCard card =
        new LaterCard(
            model.texts(), model.times(), model.composer()::sendLater, outside.cards()::close);
    outside.cards().open(card.card(), card.first());
  }

  /// What PgUp and PgDn do while writing.
  void onPage(Runnable up, Runnable down) {
    pageUp = up;
    pageDown = down;
  }

  /// What ↑ does while nothing is written.
  void onLast(Runnable action) {
    last = action;
  }

  /// Lets go of the settings, which live longer.
  void close() {
    hint.unsubscribe();
  }

  /// Begins to write.
  void focus() {
    area.requestFocus();
  }

  /// What an input method wants to know of the place where the text goes.
  Optional<InputMethodRequests> inputMethod() {
    return Optional.ofNullable(area.getInputMethodRequests());
  }

  /// Whether an input method has something open here.
  boolean isComposing() {
    return composition.isActive();
  }

  /// Takes what an input method composes, or a key that is meant for it, while the focus is
  /// elsewhere. The focus follows once nothing is open: moving it would end the syllable.
  void take(InputEvent event) {
    Event.fireEvent(area, event.copyFor(area, area));
    if (!composition.isActive()) {
      area.requestFocus();
    }
  }

  /// Writes what was typed elsewhere.
  void type(String characters) {
    area.requestFocus();
    area.replaceSelection(characters);
  }

  private void key(KeyEvent event) {
    Optional<WritingKey> key = WritingKey.of(event);
    if (key.isPresent() && (key.get() == WritingKey.ENTER || !composition.isActive())) {
      key(key.get(), event);
    }
  }

  private void key(WritingKey key, KeyEvent event) {
    switch (key) {
      case ENTER -> enter(event);
      case LEAVE -> {
        if (emoji.isOpen()) {
          emoji.close();
          event.consume();
        } else if (model.composer().leave() || model.deeds().leave()) {
          event.consume();
        }
      }
      case LAST -> {
        if (area.getText().isEmpty()) {
          event.consume();
          last.run();
        }
      }
      case PAGE_UP -> {
        pageUp.run();
        event.consume();
      }
      case PAGE_DOWN -> {
        pageDown.run();
        event.consume();
      }
      case NEXT -> moveFocus(event);
      case BOLD -> format(Sign.BOLD, event);
      case ITALIC -> format(Sign.ITALIC, event);
      case STRUCK -> format(Sign.STRUCK, event);
      case CODE -> format(Sign.CODE, event);
      case QUOTE -> format(Sign.QUOTE, event);
    }
  }

  private void format(Sign sign, KeyEvent event) {
    formatting.toggle(sign);
    event.consume();
  }

  /// A message holds no tabs; the key goes on to the next control instead.
  private void moveFocus(KeyEvent event) {
    event.consume();
    Node from = area;
    from.requestFocusTraversal(
        event.isShiftDown()
            ? javafx.scene.TraversalDirection.PREVIOUS
            : javafx.scene.TraversalDirection.NEXT);
  }

  private void enter(KeyEvent event) {
    if (event.isAltDown() || event.isMetaDown()) {
      return;
    }
    boolean sends = event.isControlDown() || event.isShiftDown() != settings.enterSends().get();
    if (!sends) {
      if (!composition.isActive() && event.isShiftDown()) {
        area.replaceSelection("\n");
        event.consume();
      }
      return;
    }
    event.consume();
    switch (composition.enter(nanoTime.getAsLong())) {
      case SEND -> send();
      case COMMIT_THEN_SEND -> commit();
      case TAKE_CANDIDATE -> {
        // The input method has its own idea of this key.
      }
    }
  }

  /// Moving the focus makes every input method finish; its commit then comes as an event.
  private void commit() {
    Node elsewhere = this;
    setFocusTraversable(true);
    elsewhere.requestFocus();
    area.requestFocus();
    setFocusTraversable(false);
    area.end();
  }

  private void composing(InputMethodEvent event) {
    StringBuilder composed = new StringBuilder();
    for (InputMethodTextRun run : event.getComposed()) {
      composed.append(run.getText());
    }
    boolean sendNow =
        composition.changed(composed.toString(), event.getCommitted(), nanoTime.getAsLong());
    if (sendNow) {
      // After the text area has taken this very event.
      Platform.runLater(this::send);
    }
  }

  private void send() {
    model.send();
    focus();
  }

  /// As high as the text, up to a few lines; then it scrolls.
  private void grow() {
    measure.setFont(area.getFont());
    boolean sized = area.getWidth() > 0;
    measure.setWrappingWidth(sized ? Math.max(MIN_WRAP, area.getWidth() - SIDES) : 0);
    measure.setText("");
    double line = Math.ceil(measure.getLayoutBounds().getHeight());
    measure.setText(area.getText());
    double wanted = Math.ceil(measure.getLayoutBounds().getHeight());
    double height = Math.clamp(wanted, line, MAX_LINES * line) + PADDING;
    area.setMinHeight(height);
    area.setPrefHeight(height);
    area.setMaxHeight(height);
    if (area.lookup(".scroll-pane") instanceof ScrollPane pane) {
      pane.setVbarPolicy(
          wanted > MAX_LINES * line
              ? ScrollPane.ScrollBarPolicy.AS_NEEDED
              : ScrollPane.ScrollBarPolicy.NEVER);
    }
  }
}
