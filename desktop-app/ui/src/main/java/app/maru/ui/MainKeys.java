package app.maru.ui;

import app.maru.messaging.ConversationId;
import app.maru.ui.control.Overlay;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keys do wherever one is in the main window.
final class MainKeys {
  private final MainView view;
  private final Overlay overlay;
  private final Shortcuts shortcuts;
  private final Recent recent = new Recent();

  /// Listens to all keys pressed in `view`.
  MainKeys(MainView view, Overlay overlay) {
    this.view = view;
    this.overlay = overlay;
    view.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, this::composed);
    this.shortcuts = new Shortcuts(view);
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
    view.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    view.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
  }

  /// A conversation was opened: it is the last one now.
  void opened(ConversationId conversation) {
    recent.opened(conversation);
  }

  /// A conversation is deleted.
  void forget(ConversationId conversation) {
    recent.forget(conversation);
  }

  private void follow(Shortcuts.Way way, KeyEvent event) {
    switch (way) {
      case PALETTE -> view.palette();
      case FIND_HERE -> view.findHere();
      case FIND -> view.find();
      case KEYS -> view.keys();
      case SETTINGS -> view.settings();
      case RECENT -> walk(false);
      case RECENT_BACK -> walk(true);
      case PINNED -> view.chats().pinned(Shortcuts.digit(event)).ifPresent(this::walkTo);
      case ABOVE -> view.chats().neighbour(-1).ifPresent(this::walkTo);
      case BELOW -> view.chats().neighbour(1).ifPresent(this::walkTo);
    }
  }

  private void walk(boolean back) {
    recent.step(back, view.chats().selected().get(), view::knows).ifPresent(this::walkTo);
  }

  private void walkTo(ConversationId conversation) {
    view.chats().selected().set(Optional.of(conversation));
    view.write();
  }

  private void released(KeyEvent event) {
    if (event.getCode() == KeyCode.CONTROL) {
      recent.stay();
    }
  }

  private void composed(InputEvent event) {
    if (!overlay.isOpen()) {
      view.conversation().ifPresent(open -> open.takeInput(event));
    }
  }

  private void shortcut(KeyEvent event) {
    composed(event);
    if (event.isConsumed()) {
      return;
    }
    shortcuts
        .way(event)
        .filter(way -> !belongsElsewhere(way))
        .ifPresent(way -> {
          event.consume();
          if (!overlay.isOpen() || way.isOverCards()) {
            follow(way, event);
          }
        });
  }

  /// In the list these keys move a conversation among those on top; in a card they open a choice.
  private boolean belongsElsewhere(Shortcuts.Way way) {
    return (way == Shortcuts.Way.ABOVE || way == Shortcuts.Way.BELOW)
        && (overlay.isOpen() || view.isInList());
  }

  private void typed(KeyEvent event) {
    Scene scene = view.getScene();
    if (!overlay.isOpen() && scene != null && scene.getFocusOwner() != null) {
      view.conversation().ifPresent(open -> open.takeKey(event, scene.getFocusOwner()));
      if (event.isConsumed()) {
        view.write();
      }
    }
  }
}
