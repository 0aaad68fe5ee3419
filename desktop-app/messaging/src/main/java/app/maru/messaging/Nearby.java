package app.maru.messaging;

import app.maru.crypto.PersonId;

/// Somebody whose device is linked with mine right now.
///
/// @param person who it is, proved by their keys
/// @param name what they call themselves, cleaned for the screen
public record Nearby(PersonId person, String name) {}
