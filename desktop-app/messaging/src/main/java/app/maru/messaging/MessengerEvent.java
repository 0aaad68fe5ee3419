package app.maru.messaging;

import app.maru.crypto.PersonId;
import java.util.List;

/// What changed, told on the loop, after the commit, in commit order. First comes one [Snapshot].
public sealed interface MessengerEvent {

  /// Everything at the moment of observing.
  record Snapshot(
      Self self, List<Contact> contacts, List<Nearby> nearby, List<Conversation> conversations)
      implements MessengerEvent {}

  /// My name changed.
  record SelfChanged(Self self) implements MessengerEvent {}

  /// Somebody's device is linked now, or calls itself otherwise.
  record PersonAppeared(Nearby nearby) implements MessengerEvent {}

  /// The last link with somebody is gone.
  record PersonLeft(PersonId person) implements MessengerEvent {}

  /// A contact is new, or its name or state changed.
  ///
  /// @param before the state until now
  record ContactChanged(Contact contact, ContactState before) implements MessengerEvent {}

  /// A conversation is new, or its title, last message, unread count or route changed.
  record ConversationChanged(Conversation conversation) implements MessengerEvent {}

  /// A message is new here: mine or another's.
  record MessageAdded(Message message) implements MessengerEvent {}

  /// A message's state or path changed.
  record MessageChanged(Message message) implements MessengerEvent {}

  /// Something went wrong that a person should know.
  record Fault(FaultReason reason) implements MessengerEvent {}
}
