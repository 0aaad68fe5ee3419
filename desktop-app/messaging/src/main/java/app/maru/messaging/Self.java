package app.maru.messaging;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;

/// Who I am.
///
/// @param person my id
/// @param device this device's id
/// @param name what I call myself
public record Self(PersonId person, DeviceId device, String name) {}
