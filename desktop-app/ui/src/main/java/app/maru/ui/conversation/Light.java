package app.maru.ui.conversation;

import app.maru.messaging.MessageId;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;

/// Lights up the message somebody went to, for a moment, whichever line shows it.
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
    lit.set(Optional.of(message));
    off.playFromStart();
  }

  boolean isOn(MessageId message) {
    return lit.get().filter(message::equals).isPresent();
  }

  /// Runs `changed` whenever the light moves.
  void watch(Runnable changed) {
    lit.addListener((_, _, _) -> changed.run());
  }
}
