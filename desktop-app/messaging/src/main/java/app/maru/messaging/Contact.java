package app.maru.messaging;

import app.maru.crypto.PersonId;

/// A person I know or who wants to be known.
///
/// @param person who it is
/// @param name what they call themselves, cleaned for the screen
/// @param state what we are to each other
/// @param regard how I regard them
/// @param about what they let me know of themselves
public record Contact(
    PersonId person, String name, ContactState state, Regard regard, About about) {

  /// Somebody of whom nothing more is known.
  public Contact(PersonId person, String name, ContactState state, Regard regard) {
    this(person, name, state, regard, About.NOTHING);
  }

  /// Somebody regarded as everybody is at first.
  public Contact(PersonId person, String name, ContactState state) {
    this(person, name, state, Regard.PLAIN);
  }

  /// What they are called on my screen.
  public String shownName() {
    return regard.alias().isEmpty() ? name : regard.alias();
  }

  /// Called otherwise by themselves.
  public Contact named(String other) {
    return new Contact(person, other, state, regard, about);
  }

  /// Regarded otherwise by me.
  public Contact regarded(Regard other) {
    return new Contact(person, name, state, other, about);
  }

  /// Known otherwise.
  public Contact known(About other) {
    return new Contact(person, name, state, regard, other);
  }
}
