package app.maru.ui.model;

import app.maru.crypto.PersonId;
import app.maru.messaging.client.InviteLink;
import app.maru.messaging.client.NetworkReport;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// What the screens ask of an open profile.
///
/// Called on the screen's thread; every method returns at once. Futures complete on the screen's
/// thread too, in one order with the batches that [ClientModel] folds, so an answer is never older
/// than what the model already knows. They fail with `MessengerException` or `ClientException`.
public interface Engine {

  /// What is asked about people.
  PeopleEngine people();

  /// What is asked about conversations.
  ChatEngine chats();

  /// What is asked about messages.
  MessageEngine messages();

  /// Calls me otherwise from now on.
  CompletableFuture<Void> rename(String name);

  /// Dials an address or host name; then that person is nearby.
  CompletableFuture<PersonId> connect(String host, int port);

  /// Follows an invitation; then its person is nearby.
  CompletableFuture<PersonId> connect(InviteLink invitation);

  /// Has mail kept for me by one more relay.
  CompletableFuture<Void> addRelay(RelayInvitation relay);

  /// Takes nothing more from a relay and has it forget me.
  CompletableFuture<Void> removeRelay(RelayAddress relay);

  /// Relays heard on this network that are not used yet.
  CompletableFuture<List<RelayAddress>> foundRelays();

  /// Looks for people again and tells them of this device, at once.
  void refresh();

  /// Whether people of this network are looked for in this run, and let find this device.
  boolean looksForPeople();

  /// Looks for people from now on, or doesn't.
  void lookForPeople(boolean wanted);

  /// Tests the network for some seconds and says why nobody is found.
  CompletableFuture<NetworkReport> testNetwork();

  /// Where this device can be reached now.
  CompletableFuture<Reach> reach();

  /// Does what takes time away from the screen's thread; fails as it does.
  <T> CompletableFuture<T> aside(Callable<T> work);

  /// Protects the profile by another passphrase, or by none; wipes both.
  ///
  /// @param now the one there is, if there is one
  /// @param wanted the one there is to be
  CompletableFuture<Void> changePassphrase(Optional<char[]> now, Optional<char[]> wanted);

  /// Whether a passphrase protects the profile.
  boolean hasPassphrase();
}
