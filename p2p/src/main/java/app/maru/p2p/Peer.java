package app.maru.p2p;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;

/// The device at the other end, proved by its keys.
///
/// @param person whose device it is
/// @param device which one
public record Peer(PersonId person, DeviceId device) {}
