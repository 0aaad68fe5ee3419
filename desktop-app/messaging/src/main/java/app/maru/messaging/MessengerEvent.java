package app.maru.messaging;

import app.maru.crypto.PersonId;
import app.maru.p2p.relay.RelayAddress;
import java.util.List;

/// What changed, told on the loop, after the commit, in commit order. First comes one [Snapshot].
public sealed interface MessengerEvent {

  /// Everything at the moment of observing.
  record Snapshot(
      Self self,
      List<Contact> contacts,
      List<Nearby> nearby,
      List<Conversation> conversations,
      List<Relay> relays)
      implements MessengerEvent {}

  /// My name changed.
  record SelfChanged(Self self) implements MessengerEvent {}

  /// Somebody's device is linked now, or calls itself otherwise.
  record PersonAppeared(Nearby nearby) implements MessengerEvent {}

  /// The last link with somebody is gone.
  record PersonLeft(PersonId person) implements MessengerEvent {}

  /// A contact nearby tells that they are there, away, or nothing any more.
  record PresenceChanged(PersonId person, PresenceState state) implements MessengerEvent {}

  /// A contact nearby has begun or stopped to write to me.
  record TypingChanged(PersonId person, boolean typing) implements MessengerEvent {}

  /// A contact is new, or its name or state changed.
  ///
  /// @param before the state until now
  record ContactChanged(Contact contact, ContactState before) implements MessengerEvent {}

  /// A conversation is new, or its title, last message, unread count, route or keeping changed.
  record ConversationChanged(Conversation conversation) implements MessengerEvent {}

  /// A conversation was deleted here, with all that was said in it.
  record ConversationRemoved(ConversationId conversation) implements MessengerEvent {}

  /// A message is new here: mine or another's.
  record MessageAdded(Message message) implements MessengerEvent {}

  /// A message's state or path changed.
  record MessageChanged(Message message) implements MessengerEvent {}

  /// A message says something else now, was taken back, or somebody feels otherwise about it.
  record MessageRevised(Message message) implements MessengerEvent {}

  /// A message is not here any more.
  record MessageRemoved(ConversationId conversation, MessageId message) implements MessengerEvent {}

  /// Messages of a conversation live otherwise from now on.
  record LifetimeChanged(ConversationId conversation, Lifetime lifetime)
      implements MessengerEvent {}

  /// Another text of mine waits for its time in a conversation, or one less.
  record ScheduledChanged(ConversationId conversation) implements MessengerEvent {}

  /// A relay was added, or things stand otherwise with it.
  record RelayChanged(Relay relay) implements MessengerEvent {}

  /// A relay is not used any more.
  record RelayRemoved(RelayAddress relay) implements MessengerEvent {}

  /// A relay on this LAN that could be added.
  record RelayFound(RelayAddress relay) implements MessengerEvent {}

  /// A relay that was found is not heard any more, or was added.
  record RelayLost(RelayAddress relay) implements MessengerEvent {}

  /// Mail that waited while this device was away comes in.
  ///
  /// @param done how many have come
  /// @param total how many there are, as far as known; once `done` equals it this is over
  record CatchingUp(int done, int total) implements MessengerEvent {}

  /// Something went wrong that a person should know.
  record Fault(FaultReason reason) implements MessengerEvent {}
}
