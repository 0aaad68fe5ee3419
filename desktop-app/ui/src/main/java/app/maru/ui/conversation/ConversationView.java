package app.maru.ui.conversation;

import app.maru.messaging.MessageId;
import app.maru.messaging.find.Needle;
import app.maru.ui.control.PassedInput;
import app.maru.ui.control.Pieces;
import app.maru.ui.model.ScreenSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// One conversation on the screen. Wherever one clicks or types in it, one writes.
public final class ConversationView extends BorderPane implements AutoCloseable {
  private static final char FIRST_PRINTABLE = ' ';
  private static final char DELETE = '\u007f';

  private final ConversationViewModel model;
  private final MessageList messages;
  private final Composer composer;
  private final FindBar find;
  private boolean backToEnd;

  /// @param outside what it needs of the window
  /// @param keeping what its menu offers about keeping it
  /// @param delete asks whether to delete the conversation
  /// @param about shows the card of the person
  /// @param closed what to do when the person closes the conversation
  public ConversationView(
      ConversationViewModel model,
      ScreenSettings settings,
      Outside outside,
      Supplier<List<MenuItem>> keeping,
      Runnable delete,
      Runnable about,
      Runnable closed) {
    this.model = model;
    getStyleClass().add("conversation");
    MessageMenu menu = new MessageMenu(model, outside);
    messages = new MessageList(model, menu, outside.cards().covered());
    messages.passInput(new PassedInput(this::inputMethod));
    composer = new Composer(model, settings, outside);
    composer.onPage(() -> messages.page(false), () -> messages.page(true));
    composer.onLast(this::editLast);
    Header header = new Header(model, outside, keeping, this::find, about, closed);
    find = new FindBar(model.findHere(), model.texts(), this::found);
    setTop(new VBox(header, new ChoosingBar(model, menu), find, new FailedBar(model)));
    model.deeds().choosing().subscribe(now -> Pieces.present(header, !now));
    setCenter(messages);
    setBottom(new VBox(new Banner(model, delete, closed), composer));
    model.state().subscribe(state -> Pieces.present(composer, Banner.mayWrite(state)));
    addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> focusComposer());
    addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    heightProperty().subscribe(height -> composer.fit(height.doubleValue()));
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getTarget() instanceof Node hit) {
      composer.clicked(hit);
    }
  }

  /// Whoever mends their last message wants to see it.
  private void editLast() {
    var _ = model.editLast().thenAccept(last -> last.ifPresent(one -> messages.show(one.id())));
  }

  /// Whether somebody can look at it now: the window has the focus, and no card is in front.
  public boolean isWatched() {
    return messages.isWatched();
  }

  /// Looks for something in this conversation.
  public void find() {
    if (!find.isOpen()) {
      backToEnd = messages.isFollowing();
    }
    find.open();
  }

  /// Back to where one was.
  private void found() {
    if (backToEnd) {
      model.toNewest();
    }
    focusComposer();
  }

  /// Goes to a message that was found.
  ///
  /// @param words what was looked for, which is marked
  public void jumpTo(MessageId message, Needle words) {
    model.jumpTo(message, words);
  }

  /// Goes to the last message.
  public void toNewest() {
    model.toNewest();
  }

  /// Whether one may write.
  public boolean isOpenToWords() {
    return composer.isVisible();
  }

  /// Begins to write, if one may.
  public void focusComposer() {
    if (isOpenToWords()) {
      composer.focus();
    }
  }

  /// Takes the keys: begins to write, else reads. Never at an answer to a request: the same key
  /// once too often would give it.
  public void enter() {
    if (isOpenToWords()) {
      composer.focus();
    } else {
      messages.focus();
    }
  }

  /// A key typed elsewhere in the window is written here, unless it belongs to a field there.
  public void takeKey(KeyEvent event, Node owner) {
    String typed = event.getCharacter();
    if (composer.isVisible()
        && !(owner instanceof TextInputControl)
        && !event.isShortcutDown()
        && !event.isAltDown()
        && !typed.isEmpty()
        && typed.charAt(0) > FIRST_PRINTABLE
        && typed.charAt(0) != DELETE) {
      composer.type(typed);
      event.consume();
    }
  }

  /// What an input method composes elsewhere in the window is composed here, and keys that are
  /// meant for it meanwhile come here.
  public void takeInput(InputEvent event) {
    boolean meant = event instanceof InputMethodEvent || composer.isComposing();
    if (composer.isVisible() && meant && !(event.getTarget() instanceof TextInputControl)) {
      event.consume();
      composer.take(event);
    }
  }

  /// What an input method wants to know of the place where one writes, if one may.
  public Optional<InputMethodRequests> inputMethod() {
    return composer.isVisible() ? composer.inputMethod() : Optional.empty();
  }

  /// Which conversation this shows.
  public ConversationViewModel model() {
    return model;
  }

  /// Stores the draft and lets go of everything that lives longer.
  @Override
  public void close() {
    composer.close();
    model.close();
  }
}
