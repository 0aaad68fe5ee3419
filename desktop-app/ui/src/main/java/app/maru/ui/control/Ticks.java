package app.maru.ui.control;

import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import app.maru.messaging.Message;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// How far a message of mine has come: a clock, a tick, two ticks, two ticks on a filled sign, or a
/// warning.
public final class Ticks extends StackPane {
  private static final PseudoClass READ = PseudoClass.getPseudoClass("read");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass QUEUED = PseudoClass.getPseudoClass("queued");

  private final FontIcon icon = Icon.CLOCK.node("ticks-icon");

  /// Shows nothing yet.
  public Ticks() {
    getStyleClass().add("ticks");
    getChildren().add(icon);
    show(Optional.empty());
  }

  /// Shows a state, or nothing at all.
  public void show(Optional<DeliveryState> state) {
    setVisible(state.isPresent());
    setManaged(state.isPresent());
    state.ifPresent(now -> {
      switch (now) {
        case QUEUED -> Icon.CLOCK.show(icon);
        case SENT -> Icon.DONE.show(icon);
        case DELIVERED, READ -> Icon.DONE_ALL.show(icon);
        case FAILED -> Icon.PROBLEM.show(icon);
      }
      pseudoClassStateChanged(READ, now == DeliveryState.READ);
      pseudoClassStateChanged(FAILED, now == DeliveryState.FAILED);
      pseudoClassStateChanged(QUEUED, now == DeliveryState.QUEUED);
    });
  }

  /// How far the message has come and why no further, in words.
  public static String words(Message message, Texts texts) {
    return message
        .failure()
        .map(reason -> words(reason, texts))
        .orElseGet(() -> words(message.state(), texts));
  }

  /// The state in words.
  public static String words(DeliveryState state, Texts texts) {
    return switch (state) {
      case QUEUED -> texts.get("state.queued");
      case SENT -> texts.get("state.sent");
      case DELIVERED -> texts.get("state.delivered");
      case READ -> texts.get("state.read");
      case FAILED -> texts.get("state.failed");
    };
  }

  private static String words(FailureReason reason, Texts texts) {
    return switch (reason) {
      case BLOCKED -> texts.get("failure.blocked");
      case EXPIRED -> texts.get("failure.expired");
    };
  }
}
