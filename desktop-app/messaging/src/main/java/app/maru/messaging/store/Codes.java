package app.maru.messaging.store;

import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import app.maru.p2p.Path;
import java.util.Optional;

/// Words ⇄ the small numbers that stand for them in the tables. A number never changes its meaning.
final class Codes {
  private Codes() {}

  static int of(ContactState state) {
    return switch (state) {
      case STRANGER -> 0;
      case REQUESTED -> 1;
      case REQUESTING -> 2;
      case ACCEPTED -> 3;
      case BLOCKED -> 4;
    };
  }

  static ContactState contactState(int code) {
    return switch (code) {
      case 0 -> ContactState.STRANGER;
      case 1 -> ContactState.REQUESTED;
      case 2 -> ContactState.REQUESTING;
      case 3 -> ContactState.ACCEPTED;
      case 4 -> ContactState.BLOCKED;
      default -> throw new IllegalStateException("contact state " + code);
    };
  }

  /// Grows as a message comes further.
  static int of(DeliveryState state) {
    return switch (state) {
      case QUEUED -> 0;
      case SENT -> 1;
      case DELIVERED -> 2;
      case READ -> 3;
      case FAILED -> 9;
    };
  }

  static DeliveryState deliveryState(int code) {
    return switch (code) {
      case 0 -> DeliveryState.QUEUED;
      case 1 -> DeliveryState.SENT;
      case 2 -> DeliveryState.DELIVERED;
      case 3 -> DeliveryState.READ;
      case 9 -> DeliveryState.FAILED;
      default -> throw new IllegalStateException("delivery state " + code);
    };
  }

  static int ofFailure(Optional<FailureReason> failure) {
    return failure
        .map(known ->
            switch (known) {
              case BLOCKED -> 1;
              case EXPIRED -> 2;
            })
        .orElse(0);
  }

  static Optional<FailureReason> failure(int code) {
    return switch (code) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(FailureReason.BLOCKED);
      case 2 -> Optional.of(FailureReason.EXPIRED);
      default -> throw new IllegalStateException("failure " + code);
    };
  }

  static int of(Optional<Path> path) {
    return path.map(known ->
            switch (known) {
              case DIRECT -> 1;
              case RELAY -> 2;
            })
        .orElse(0);
  }

  static Optional<Path> path(int code) {
    return switch (code) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(Path.DIRECT);
      case 2 -> Optional.of(Path.RELAY);
      default -> throw new IllegalStateException("path " + code);
    };
  }
}
