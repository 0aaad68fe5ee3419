package app.maru.messaging;

import app.maru.crypto.PersonId;

/// A person I know or who wants to be known.
///
/// @param person who it is
/// @param name what they call themselves, cleaned for the screen
/// @param state what we are to each other
/// @param regard how I regard them
public record Contact(PersonId person, String name, ContactState state, Regard regard) {

  /// Somebody regarded as everybody is at first.
  public Contact(PersonId person, String name, ContactState state) {
    this(person, name, state, Regard.PLAIN);
  }

  /// What they are called on my screen.
  public String shownName() {
    return regard.alias().isEmpty() ? name : regard.alias();
  }
}
