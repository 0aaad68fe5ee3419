package app.maru.messaging;

import app.maru.crypto.PersonId;

/// A person I know or who wants to be known.
///
/// @param person who it is
/// @param name what they call themselves, cleaned for the screen
/// @param state what we are to each other
public record Contact(PersonId person, String name, ContactState state) {}
