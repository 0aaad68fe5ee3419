package app.maru.messaging;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import java.util.Optional;

/// Who I am.
///
/// @param person my id
/// @param device this device's id
/// @param name what I call myself
/// @param status a sentence my contacts see; may be empty
/// @param picture the hash of the picture my contacts see
public record Self(
    PersonId person, DeviceId device, String name, String status, Optional<Bytes> picture) {

  /// Me with nothing but a name.
  public Self(PersonId person, DeviceId device, String name) {
    this(person, device, name, "", Optional.empty());
  }
}
