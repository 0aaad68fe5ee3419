package app.maru.ui;

import app.maru.messaging.ConversationId;
import app.maru.ui.control.Overlay;
import app.maru.ui.model.ScreenSettings;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keys do wherever one is in the main window.
final class MainKeys {
  private final MainView view;
  private final Overlay overlay;
  private final ScreenSettings settings;
  private final Shortcuts shortcuts;
  private final Recent recent = new Recent();

  /// Listens to all keys pressed in `view`.
  MainKeys(MainView view, Overlay overlay, ScreenSettings settings) {
    this.view = view;
    this.overlay = overlay;
    this.settings = settings;
    this.shortcuts = new Shortcuts(view);
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
    view.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    view.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
  }

  /// A conversation was opened: it is the last one now.
  void opened(ConversationId conversation) {
    recent.opened(conversation);
  }

  private void follow(Shortcuts.Way way, KeyEvent event) {
    switch (way) {
      case PALETTE -> view.palette();
      case FIND_HERE -> view.findHere();
      case FIND -> view.find();
      case KEYS -> view.keys();
      case RECENT -> recent.step(false).ifPresent(this::walkTo);
      case RECENT_BACK -> recent.step(true).ifPresent(this::walkTo);
      case PINNED -> view.chats().pinned(Shortcuts.digit(event)).ifPresent(this::walkTo);
    }
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

  private void shortcut(KeyEvent event) {
    Optional<Shortcuts.Way> way = shortcuts.way(event);
    if (way.isPresent()) {
      event.consume();
      if (!overlay.isOpen()
          || way.get() == Shortcuts.Way.PALETTE
          || way.get() == Shortcuts.Way.KEYS) {
        follow(way.get(), event);
      }
      return;
    }
    if (!event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    KeyCode code = event.getCode();
    if (code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD) {
      settings.zoomIn();
      event.consume();
    } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
      settings.zoomOut();
      event.consume();
    } else if (code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
      settings.zoomReset();
      event.consume();
    } else if (code == KeyCode.COMMA) {
      view.settings();
      event.consume();
    }
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
