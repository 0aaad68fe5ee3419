package app.maru.p2p.lan;

import static app.maru.p2p.lan.Footholds.address;
import static app.maru.p2p.lan.Footholds.at;
import static app.maru.p2p.lan.Footholds.instance;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Forged multicast DNS, sent over loopback to a real JmDNS.
class MdnsFloodTest {
  private static final int RECORDS_A_DATAGRAM = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void records_nobody_asked_for_are_noticed_before_they_fill_the_memory() throws Exception {
    NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
    MdnsNic<MdnsRecords.Announced> nic =
        new MdnsNic<>(
            at(loopback.getName(), loopback.getIndex(), "127.0.0.1/8"),
            MdnsRecords.topic(new Advert(instance(1), 1001)),
            new Random(1),
            System::nanoTime,
            new Deaf());
    nic.open();
    try {
      assertThat(nic.flooded()).isFalse();
      assertThat(floodedBy(loopback, nic)).isTrue();
    } finally {
      nic.close();
    }
    assertThat(nic.flooded()).isFalse();
  }

  @Test
  void so_many_events_a_second_are_taken_from_one_interface() {
    AtomicLong now = new AtomicLong();
    AtomicInteger taken = new AtomicInteger();
    MdnsNic<MdnsRecords.Announced> nic =
        new MdnsNic<>(
            at("cable", 9001, "10.0.0.2/24"),
            MdnsRecords.topic(new Advert(instance(1), 1001)),
            new Random(1),
            now::get,
            new Counting(taken));
    Map<String, String> text = Map.of("v", "1", "p", "1002", "b", "0000000000000002");
    InetAddress[] address = {address("10.0.0.7")};
    for (int second = 1; second <= 2; second++) {
      now.addAndGet(Duration.ofSeconds(1).toNanos());
      for (int i = 0; i < DiscoveryLimits.MAX_MDNS_EVENTS; i++) {
        nic.resolved("m-" + i, text::get, address);
        nic.removed("m-" + i);
      }
      assertThat(taken).hasValue(second * DiscoveryLimits.MAX_MDNS_EVENTS);
    }
  }

  private static boolean floodedBy(NetworkInterface loopback, MdnsNic<?> nic) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int sent = 0;
    while (!nic.flooded() && System.nanoTime() < end) {
      send(loopback, sent++);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return nic.flooded();
  }

  private static void send(NetworkInterface loopback, int number) throws IOException {
    ByteBuffer datagram = ByteBuffer.allocate(8_900);
    datagram.putShort((short) 0).putShort((short) 0x8400).putShort((short) 0);
    datagram.putShort((short) RECORDS_A_DATAGRAM).putInt(0);
    for (int i = 0; i < RECORDS_A_DATAGRAM; i++) {
      for (String label : List.of("x" + number + "-" + i, "local")) {
        datagram.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
      }
      datagram.put((byte) 0).putShort((short) 1).putShort((short) 1).putInt(86_400);
      datagram.putShort((short) 4).putInt(0x0a000000 + number * RECORDS_A_DATAGRAM + i);
    }
    try (MulticastSocket socket = new MulticastSocket(new InetSocketAddress(5353))) {
      socket.setNetworkInterface(loopback);
      socket.send(
          new DatagramPacket(
              datagram.array(), datagram.position(), InetAddress.getByName("224.0.0.251"), 5353));
    }
  }

  private record Counting(AtomicInteger events) implements MdnsNic.Listener<MdnsRecords.Announced> {
    @Override
    public void resolved(
        MdnsNic<MdnsRecords.Announced> nic, String name, MdnsRecords.Announced announced) {
      events.incrementAndGet();
    }

    @Override
    public void removed(MdnsNic<MdnsRecords.Announced> nic, String name) {
      events.incrementAndGet();
    }
  }

  private static final class Deaf implements MdnsNic.Listener<MdnsRecords.Announced> {
    @Override
    public void resolved(
        MdnsNic<MdnsRecords.Announced> nic, String name, MdnsRecords.Announced announced) {}

    @Override
    public void removed(MdnsNic<MdnsRecords.Announced> nic, String name) {}
  }
}
