package app.maru.p2p.lan;

import app.maru.p2p.lan.NicReport.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts what is said in multicast DNS on one foothold, for the seconds of a test, and asks every
/// responder there which services it has: a question that printers and telephones answer, too.
///
/// What is said is not read further than whether it asks or answers. Every method but [#close] and
/// [#heard] blocks: background threads only.
final class MdnsEar implements AutoCloseable {
  private static final int PORT = 5353;
  private static final String GROUP_V4 = "224.0.0.251";
  private static final String GROUP_V6 = "ff02::fb";

  /// A header; any packet has one.
  private static final int HEADER = 12;

  /// Where the header says that a packet is an answer.
  private static final int FLAGS = 2;

  private static final int ANSWER = 0x80;
  private static final int MAX_PACKET = 9000;
  private static final int MAX_ERRORS = 16;
  private static final int PTR = 12;
  private static final int INTERNET = 1;

  private final NicAddress foothold;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger echoes = new AtomicInteger();
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile @Nullable DatagramChannel shared;
  private volatile @Nullable DatagramChannel own;
  private volatile boolean open;
  private volatile boolean closed;

  MdnsEar(NicAddress foothold) {
    this.foothold = foothold;
  }

  NicAddress foothold() {
    return foothold;
  }

  /// Starts to listen and asks once.
  ///
  /// @return whether there is anything to [#hearAll] and [#hearOwn]
  boolean open() {
    try {
      NetworkInterface nic = NetworkInterface.getByIndex(foothold.index());
      if (nic == null || closed) {
        return false;
      }
      InetAddress group = InetAddress.getByName(foothold.isIpv6() ? GROUP_V6 : GROUP_V4);
      var family = foothold.isIpv6() ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
      DatagramChannel all = DatagramChannel.open(family);
      shared = all;
      all.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      all.bind(new InetSocketAddress(PORT));
      all.join(group, nic);
      DatagramChannel asking = DatagramChannel.open(family);
      own = asking;
      asking.setOption(StandardSocketOptions.IP_MULTICAST_IF, nic);
      asking.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
      asking.bind(new InetSocketAddress(foothold.address(), 0));
      open = !closed;
      ask(asking, new InetSocketAddress(group, PORT));
    } catch (IOException | RuntimeException e) {
      // Then nothing is heard, which is what the test says.
      open = false;
    }
    if (closed || !open) {
      close();
    }
    return open;
  }

  private void ask(DatagramChannel channel, InetSocketAddress group) {
    try {
      channel.send(ByteBuffer.wrap(question()), group);
      sent.incrementAndGet();
    } catch (IOException e) {
      // Counted as not sent.
    }
  }

  /// "Which services are there?", RFC 6763 section 9.
  private static byte[] question() {
    ByteBuffer packet = ByteBuffer.allocate(HEADER + 64);
    packet.putShort((short) 0).putShort((short) 0).putShort((short) 1);
    packet.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    for (String label : "_services._dns-sd._udp.local".split("\\.", -1)) {
      byte[] letters = label.getBytes(StandardCharsets.US_ASCII);
      packet.put((byte) letters.length).put(letters);
    }
    packet.put((byte) 0).putShort((short) PTR).putShort((short) INTERNET);
    byte[] bytes = new byte[packet.position()];
    packet.flip().get(bytes);
    return bytes;
  }

  /// Counts what is said to all, until closed.
  void hearAll() {
    hear(shared);
  }

  /// Counts what is said to us alone, until closed.
  void hearOwn() {
    hear(own);
  }

  private void hear(@Nullable DatagramChannel channel) {
    ByteBuffer buffer = ByteBuffer.allocate(MAX_PACKET);
    int errors = 0;
    while (channel != null && !closed && errors < MAX_ERRORS) {
      buffer.clear();
      try {
        if (channel.receive(buffer) instanceof InetSocketAddress sender) {
          count(sender, buffer.flip());
        }
        errors = 0;
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        errors++;
      }
    }
  }

  private void count(InetSocketAddress sender, ByteBuffer packet) throws IOException {
    if (packet.remaining() < HEADER || !foothold.onLink(sender.getAddress())) {
      return;
    }
    DatagramChannel asking = own;
    if (sender.getAddress().equals(foothold.address())) {
      // This computer has other responders; only our own question is an echo.
      if (asking != null && sender.equals(asking.getLocalAddress())) {
        echoes.incrementAndGet();
      }
    } else if ((packet.get(FLAGS) & ANSWER) != 0) {
      answers.incrementAndGet();
    } else {
      questions.incrementAndGet();
    }
  }

  /// What was counted so far; any thread.
  Traffic heard() {
    return new Traffic(open, sent.get(), echoes.get(), questions.get(), answers.get());
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
