package app.maru.p2p.lan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Hears and says announcements through one foothold. Every method but [#close] blocks: background
/// threads only.
///
/// Two channels: one at the well-known port, which all profiles of a computer share and which hears
/// the group; one at a port of its own, from which all is sent, so that each profile gets its own
/// answers.
final class AnnounceSocket implements AutoCloseable {
  private static final int MAX_ERRORS = 16;

  private final NicAddress foothold;
  private final InetSocketAddress group;
  private final LongSupplier nanoTime;
  private final Consumer<Heard> listener;
  private volatile @Nullable DatagramChannel shared;
  private volatile @Nullable DatagramChannel own;
  private volatile boolean closed;

  /// An announcement came.
  ///
  /// @param sender where from, on the LAN of this foothold; answers go there
  record Heard(AnnounceSocket socket, Announcement announcement, InetSocketAddress sender) {}

  /// @param listener called on background threads
  AnnounceSocket(NicAddress foothold, int port, LongSupplier nanoTime, Consumer<Heard> listener) {
    this.foothold = foothold;
    this.nanoTime = nanoTime;
    this.listener = listener;
    String address = foothold.isIpv6() ? DiscoveryLimits.GROUP_V6 : DiscoveryLimits.GROUP_V4;
    this.group = new InetSocketAddress(address, port);
  }

  NicAddress foothold() {
    return foothold;
  }

  /// @throws IOException if the interface has gone or the port belongs to somebody else alone
  void open() throws IOException {
    NetworkInterface nic = NetworkInterface.getByIndex(foothold.index());
    if (nic == null) {
      throw new IOException("interface has gone");
    }
    try {
      openShared(nic);
      openOwn(nic);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
    if (closed) {
      close();
      throw new ClosedChannelException();
    }
  }

  private void openShared(NetworkInterface nic) throws IOException {
    DatagramChannel channel = DatagramChannel.open(family());
    shared = channel;
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    channel.bind(new InetSocketAddress(group.getPort()));
    channel.join(group.getAddress(), nic);
  }

  private void openOwn(NetworkInterface nic) throws IOException {
    DatagramChannel channel = DatagramChannel.open(family());
    own = channel;
    channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, nic);
    channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
    channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1);
    channel.bind(new InetSocketAddress(foothold.address(), 0));
  }

  private ProtocolFamily family() {
    return foothold.isIpv6() ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
  }

  /// Hears what is said to all, until closed.
  void hearGroup() {
    hear(shared);
  }

  /// Hears what is said to us alone, until closed.
  void hearAnswers() {
    hear(own);
  }

  /// Of one socket.
  static Throttle<InetAddress> throttle() {
    return new Throttle<>(DiscoveryLimits.MAX_PER_SENDER, DiscoveryLimits.MAX_PER_SOCKET);
  }

  private void hear(@Nullable DatagramChannel channel) {
    if (channel == null) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(Announcement.MAX_SIZE + 1);
    Throttle<InetAddress> throttle = throttle();
    int errors = 0;
    while (!closed && errors < MAX_ERRORS) {
      buffer.clear();
      try {
        if (channel.receive(buffer) instanceof InetSocketAddress sender
            && foothold.onLink(sender.getAddress())
            && throttle.admits(sender.getAddress(), nanoTime.getAsLong())) {
          Announcement.decode(buffer.flip())
              .ifPresent(heard -> listener.accept(new Heard(this, heard, sender)));
        }
        errors = 0;
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // Some systems tell here that an earlier datagram found no port; that is no error of ours.
        errors++;
      }
    }
  }

  /// Says it to all on the LAN.
  ///
  /// @return whether the system took it
  boolean sendToAll(Announcement announcement) {
    return sendTo(group, announcement);
  }

  /// Says it to one.
  ///
  /// @return whether the system took it
  boolean sendTo(InetSocketAddress target, Announcement announcement) {
    DatagramChannel channel = own;
    if (channel == null) {
      return false;
    }
    try {
      channel.send(ByteBuffer.wrap(announcement.encode()), target);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Idempotent; any thread.
  @Override
  public void close() {
    closed = true;
    closeQuietly(shared);
    closeQuietly(own);
  }

  private static void closeQuietly(@Nullable DatagramChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // nothing is written here that could be lost
      }
    }
  }
}
