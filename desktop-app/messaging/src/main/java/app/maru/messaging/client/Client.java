package app.maru.messaging.client;

import app.maru.crypto.PersonId;
import app.maru.messaging.engine.Messenger;
import app.maru.p2p.net.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One profile at work: its folder, database, network and messenger, opened together and closed in
/// reverse.
///
/// All methods may be called from any thread.
@SuppressWarnings("DoNotCallSuggester")
public final class Client implements AutoCloseable {

  private Client() {}

  /// Opens the profile, makes it if there is none, and starts to listen.
  ///
  /// Blocks for as long as the passphrase takes to stretch: not for a screen's thread.
  ///
  /// @throws ClientException with any reason but those of [#connect(InviteLink)]
  public static Client open(ClientOptions options) throws ClientException {
    throw new ClientException(
        exists(options.profile()) ? ClientException.Reason.IO : ClientException.Reason.NAME_NEEDED);
  }

  /// Whether there is a profile in this folder.
  public static boolean exists(Path profile) {
    return Files.isDirectory(profile);
  }

  /// Whether the profile in this folder opens with a passphrase only.
  public static boolean needsPassphrase(Path profile) {
    return exists(profile);
  }

  /// The engine.
  public Messenger messenger() {
    throw new UnsupportedOperationException();
  }

  /// Dials an address or host name; then the person is known to the messenger and nearby.
  ///
  /// @return who answered there; fails with [ClientException]: `UNREACHABLE`, `NOT_MARU`,
  ///   `OTHER_VERSION`, `SELF`
  public CompletableFuture<PersonId> connect(String host, int port) {
    throw new UnsupportedOperationException(host + port);
  }

  /// Follows an invitation: dials its addresses one after the other until its person answers.
  ///
  /// @return the person; fails as [#connect(String, int)] does, and with `WRONG_PERSON`
  public CompletableFuture<PersonId> connect(InviteLink invitation) {
    throw new UnsupportedOperationException(invitation.toString());
  }

  /// Looks for people again and tells them of this device, at once.
  public void refresh() {
    throw new UnsupportedOperationException();
  }

  /// An invitation with this device's addresses of now, as [InviteLink] reads it.
  public String link() {
    throw new UnsupportedOperationException();
  }

  /// Where this device can be dialled now; the loopback address if there is no other.
  public List<Endpoint> addresses() {
    throw new UnsupportedOperationException();
  }

  /// Whether the database key is protected by a passphrase.
  public boolean hasPassphrase() {
    throw new UnsupportedOperationException();
  }

  /// Says goodbye, makes everything durable and lets the profile go. Idempotent; blocks.
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
