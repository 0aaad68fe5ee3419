package app.maru.messaging;

import app.maru.crypto.DeviceId;
import app.maru.p2p.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything this device knows of one message.
///
/// @param message as it is now
/// @param steps how a message of mine travelled, each device for itself, in the order of time
/// @param versions what it said before it was edited, the oldest first
public record MessageInfo(Message message, List<Step> steps, List<Version> versions) {
  /// Takes copies.
  public MessageInfo {
    steps = List.copyOf(steps);
    versions = List.copyOf(versions);
  }

  /// A message came further.
  ///
  /// @param device one of the other person's
  /// @param state how far: `SENT` (somebody keeps it for that device), `DELIVERED`, `READ`
  /// @param path which way it went; known of `SENT` only
  /// @param at by this device's clock
  public record Step(DeviceId device, DeliveryState state, Optional<Path> path, Instant at) {}

  /// What a message said once.
  ///
  /// @param at when it was written, by the writer's clock
  public record Version(String text, Instant at) {}
}
