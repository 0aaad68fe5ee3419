package app.maru.ui;

import app.maru.p2p.files.FolderLock;
import app.maru.p2p.files.PrivateFiles;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a second start of a profile knocks, so that the first window comes forward and takes the
/// link that was clicked.
///
/// It stands from the first window on: also before there is a profile, and while one waits for its
/// passphrase. A socket in a folder of its own beside the profile: only the user who owns that
/// folder gets there. One knock is one text, empty if nothing but the window is wanted, and one
/// byte comes back.
final class Door implements AutoCloseable {
  /// Longest knock in bytes: ten times a long invitation.
  static final int MAX_KNOCK = 8192;

  /// Both ends are on this computer. Who takes longer is not ours.
  private static final long PATIENCE_SECONDS = 2;

  /// In the door's folder.
  private static final String NAME = "s";

  private static final byte TAKEN = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  private final FolderLock lock;
  private final ServerSocketChannel socket;
  private final Path place;
  private final Executor background;
  private final Consumer<String> knocked;

  private Door(
      FolderLock lock,
      ServerSocketChannel socket,
      Path place,
      Executor background,
      Consumer<String> knocked) {
    this.lock = lock;
    this.socket = socket;
    this.place = place;
    this.background = background;
    this.knocked = knocked;
  }

  /// Opens the door of a profile, for this process alone.
  ///
  /// @param background runs what waits for knocks, a thread for each
  /// @param knocked told what was handed in, on one of those threads
  /// @return nothing where another process has it, or where there can be no such socket
  static Optional<Door> open(Path profile, Executor background, Consumer<String> knocked) {
    Path folder = folder(profile);
    Optional<FolderLock> lock = Optional.empty();
    try {
      PrivateFiles.createFolder(folder);
      lock = FolderLock.take(folder);
      if (lock.isEmpty()) {
        return Optional.empty();
      }
      Path place = folder.resolve(NAME);
      // Left by a process that was killed: nobody else has the lock.
      Files.deleteIfExists(place);
      Door door = new Door(lock.get(), bound(place), place, background, knocked);
      background.execute(door::answer);
      return Optional.of(door);
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      LOG.info("no door: {}", e.getClass().getSimpleName());
      lock.ifPresent(FolderLock::close);
      return Optional.empty();
    }
  }

  /// No name of a profile begins with a dot, so this is no other profile's folder.
  private static Path folder(Path profile) {
    return profile.resolveSibling("." + profile.getFileName() + ".door");
  }

  private static ServerSocketChannel bound(Path place) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      socket.bind(UnixDomainSocketAddress.of(place));
      return socket;
    } catch (IOException | IllegalArgumentException e) {
      socket.close();
      throw e;
    }
  }

  /// Hands something in at the window of a profile.
  ///
  /// @return whether there is one that took it
  static boolean knock(Path profile, String message, Executor background) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    Path place = folder(profile).resolve(NAME);
    if (bytes.length > MAX_KNOCK || !Files.exists(place)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      CompletableFuture<Boolean> taken =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  channel.connect(UnixDomainSocketAddress.of(place));
                  ByteBuffer out = ByteBuffer.wrap(bytes);
                  while (out.hasRemaining()) {
                    channel.write(out);
                  }
                  channel.shutdownOutput();
                  ByteBuffer in = ByteBuffer.allocate(1);
                  return channel.read(in) == 1 && in.get(0) == TAKEN;
                } catch (IOException e) {
                  throw new CompletionException(e);
                }
              },
              background);
      return taken.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException
        | ExecutionException
        | TimeoutException
        | IllegalArgumentException
        | UnsupportedOperationException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void answer() {
    while (socket.isOpen()) {
      try {
        SocketChannel visitor = socket.accept();
        background.execute(() -> hear(visitor));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("the door is stuck: {}", e.getClass().getSimpleName());
        return;
      }
    }
  }

  private void hear(SocketChannel visitor) {
    try (visitor) {
      byte[] bytes = Channels.newInputStream(visitor).readNBytes(MAX_KNOCK + 1);
      if (bytes.length <= MAX_KNOCK) {
        knocked.accept(new String(bytes, StandardCharsets.UTF_8));
        visitor.write(ByteBuffer.wrap(new byte[] {TAKEN}));
      }
    } catch (IOException e) {
      LOG.debug("a knock broke off");
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      Files.deleteIfExists(place);
    } catch (IOException e) {
      LOG.debug("the door was not closed");
    }
    lock.close();
  }
}
