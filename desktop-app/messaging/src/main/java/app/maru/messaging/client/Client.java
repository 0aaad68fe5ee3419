package app.maru.messaging.client;

import app.maru.crypto.PersonId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.messaging.client.ClientException.Reason;
import app.maru.messaging.engine.Messenger;
import app.maru.p2p.lan.LanCause;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.DialException;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One profile at work: its folder, database, network and messenger, opened together and closed in
/// reverse.
///
/// All methods may be called from any thread.
public final class Client implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Client.class);

  private final Parts parts;

  private Client(Parts parts) {
    this.parts = parts;
  }

  /// Opens the profile, makes it if there is none, and starts to listen.
  ///
  /// Blocks for as long as the passphrase takes to stretch: not for a screen's thread.
  ///
  /// @throws ClientException with any reason but those of [#connect(InviteLink)]
  public static Client open(ClientOptions options) throws ClientException {
    return open(options, event -> {});
  }

  /// The same with an observer from the first moment on, who misses nothing.
  public static Client open(ClientOptions options, Consumer<MessengerEvent> observer)
      throws ClientException {
    Parts parts = Parts.open(options, observer);
    Client client = new Client(parts);
    try {
      options.name().ifPresent(client::rename);
      options.relays().forEach(client::use);
    } catch (CompletionException e) {
      client.close();
      throw failure(e);
    }
    return client;
  }

  private void rename(String name) {
    if (!messenger().self().name().equals(name)) {
      messenger().rename(name).join();
    }
  }

  /// A profile with as many relays as it can have opens without one more.
  private void use(RelayInvitation relay) {
    try {
      messenger().addRelay(relay).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof MessengerException refused
          && refused.reason() == MessengerException.Reason.TOO_MANY) {
        LOG.warn("a relay to be used was left out: the profile has as many as it can have");
      } else {
        throw e;
      }
    }
  }

  private static ClientException failure(CompletionException e) {
    boolean full =
        e.getCause() instanceof MessengerException refused
            && refused.reason() == MessengerException.Reason.DISK_FULL;
    return new ClientException(full ? Reason.DISK_FULL : Reason.IO, e);
  }

  /// Whether there is a profile in this folder.
  public static boolean exists(Path profile) {
    return Parts.exists(profile);
  }

  /// Whether the profile in this folder opens with a passphrase only.
  public static boolean needsPassphrase(Path profile) {
    return Parts.needsPassphrase(profile);
  }

  /// Puts the last good copy of a profile's database in the place of one that is damaged, which is
  /// kept beside it. Blocks as opening does; the profile must not be open.
  ///
  /// @throws ClientException DAMAGED if the copy is damaged too: then nothing has changed
  public static void restoreLastGood(Path profile, Optional<char[]> passphrase)
      throws ClientException {
    Parts.restoreLastGood(profile, passphrase);
  }

  /// The engine.
  public Messenger messenger() {
    return parts.messenger();
  }

  /// Dials an address or host name; then the person is known to the messenger and nearby.
  ///
  /// @return who answered there; fails with [ClientException]: `UNREACHABLE`, `NOT_MARU`,
  ///   `OTHER_VERSION`, `SELF`
  public CompletableFuture<PersonId> connect(String host, int port) {
    return CompletableFuture.supplyAsync(() -> resolve(host, port), parts.background())
        .thenCompose(this::dial);
  }

  /// Follows an invitation: dials its addresses one after the other until its person answers; if
  /// nobody does, asks its relays, or mine, whether they keep mail for that person.
  ///
  /// @return the person; fails as [#connect(String, int)] does, and with `WRONG_PERSON`
  public CompletableFuture<PersonId> connect(InviteLink invitation) {
    return dialAll(invitation)
        .exceptionallyCompose(failure ->
            messenger()
                .people()
                .find(invitation.person(), invitation.relays())
                .thenCompose(found ->
                    found
                        ? CompletableFuture.completedFuture(invitation.person())
                        : failed(failure)));
  }

  private CompletableFuture<PersonId> dialAll(InviteLink invitation) {
    CompletableFuture<PersonId> found = failed(new ClientException(Reason.UNREACHABLE));
    for (Endpoint endpoint : invitation.at()) {
      found =
          found.exceptionallyCompose(failure ->
              dial(endpoint).thenCompose(person -> expect(invitation, endpoint, person)));
    }
    return found;
  }

  private CompletableFuture<PersonId> expect(
      InviteLink invitation, Endpoint endpoint, PersonId person) {
    if (person.equals(invitation.person())) {
      return CompletableFuture.completedFuture(person);
    }
    parts.link().stopTrying(endpoint);
    return failed(new ClientException(Reason.WRONG_PERSON));
  }

  private CompletableFuture<PersonId> dial(Endpoint endpoint) {
    return parts
        .link()
        .connect(endpoint)
        .thenApply(peer -> peer.person())
        .exceptionallyCompose(failure -> failed(named(failure)));
  }

  private static Endpoint resolve(String host, int port) {
    try {
      return new Endpoint(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new CompletionException(new ClientException(Reason.UNREACHABLE, e));
    }
  }

  private static Throwable named(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof DialException dial
        ? new ClientException(named(dial.reason()), dial)
        : cause;
  }

  private static Reason named(CloseReason reason) {
    return switch (reason) {
      case NOT_MARU, IDENTITY, PROTOCOL -> Reason.NOT_MARU;
      case VERSION -> Reason.OTHER_VERSION;
      case SELF -> Reason.SELF;
      case CLOSED_HERE, CLOSED_THERE, LOST, SILENT, UNREACHABLE, TIMEOUT, BUSY, STUCK ->
          Reason.UNREACHABLE;
    };
  }

  private static <T> CompletableFuture<T> failed(Throwable failure) {
    return CompletableFuture.failedFuture(failure);
  }

  /// Looks for people again and tells them of this device, at once.
  public void refresh() {
    parts
        .loop()
        .execute(() -> {
          parts.link().refresh();
          parts.relays().refresh();
        });
  }

  /// Looks for people and relays on the LAN from now on and lets others find this device, or
  /// doesn't. Links that are up stay. Until the end of this run.
  public void discover(boolean wanted) {
    parts.discover(wanted);
  }

  /// Whether people on the LAN are looked for.
  public boolean discovers() {
    return parts.discovers();
  }

  /// Says hello again and counts for three seconds what comes back; then tells what that means.
  public CompletableFuture<NetworkReport> testNetwork() {
    return parts
        .link()
        .test()
        .thenCombine(
            messenger().relays(),
            (lan, relays) ->
                new NetworkReport(
                    lan, LanCause.of(lan), relays.stream().map(Relay::state).toList()));
  }

  /// An invitation with this device's addresses and relays of now, as [InviteLink] reads it. Not to
  /// be called on the loop.
  public String link() {
    List<RelayAddress> relays =
        messenger().relays().join().stream()
            .filter(relay -> relay.state() == RelayState.CONNECTED)
            .map(Relay::address)
            .toList();
    return new InviteLink(messenger().self().person(), addresses(), relays).toString();
  }

  /// Where this device can be dialled now; the loopback address if there is no other.
  public List<Endpoint> addresses() {
    List<Endpoint> addresses = parts.link().addresses();
    int port = parts.link().port();
    return addresses.isEmpty() && port > 0
        ? List.of(new Endpoint(InetAddress.getLoopbackAddress(), port))
        : addresses;
  }

  /// Relays heard on this LAN that are not used yet.
  public List<RelayAddress> foundRelays() {
    return messenger().foundRelays();
  }

  /// Whether the database key is protected by a passphrase.
  public boolean hasPassphrase() {
    return parts.hasPassphrase();
  }

  /// Protects the profile by another passphrase, or by none. Blocks for as long as the two take to
  /// stretch.
  ///
  /// @param now the passphrase there is; ignored if there is none
  /// @throws ClientException WRONG_PASSPHRASE, PASSPHRASE_NEEDED, DISK_FULL, IO
  public void changePassphrase(Optional<char[]> now, Optional<char[]> wanted)
      throws ClientException {
    parts.changePassphrase(now, wanted);
  }

  /// Says goodbye, makes everything durable and lets the profile go. Idempotent; blocks.
  @Override
  public void close() {
    parts.close();
  }
}
