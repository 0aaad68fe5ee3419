package app.maru.ui.conversation;

import app.maru.messaging.MessageId;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;

/// Lights up the message somebody went to, whichever line shows it, for a moment from when one
/// does: the way there may take longer than the moment.
final class Light {
  /// Long enough for the eye to find it.
  private static final Duration MOMENT = Duration.seconds(2);

  private final ObjectProperty<Optional<MessageId>> lit =
      new SimpleObjectProperty<>(Optional.empty());
  private final PauseTransition off = new PauseTransition(MOMENT);

  Light() {
    off.setOnFinished(_ -> lit.set(Optional.empty()));
  }

  void on(MessageId message) {
    if (isOn(message)) {
      off.playFromStart();
    } else {
      off.stop();
      lit.set(Optional.of(message));
    }
  }

  /// Asked by a line that shows `message`.
  boolean isOn(MessageId message) {
    boolean on = lit.get().filter(message::equals).isPresent();
    if (on && off.getStatus() != Animation.Status.RUNNING) {
      off.playFromStart();
    }
    return on;
  }

  /// Runs `changed` whenever the light moves.
  void watch(Runnable changed) {
    lit.addListener((_, _, _) -> changed.run());
  }
}
