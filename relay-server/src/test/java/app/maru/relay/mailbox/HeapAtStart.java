package app.maru.relay.mailbox;

import app.maru.crypto.Bytes;
import app.maru.p2p.memory.VirtualTime;
import app.maru.relay.memory.VirtualMailThreads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// What memory a start takes, for the README: a program to be run with less and less of it, on a
/// disk whose segments are made up while they are read.
///
/// `HeapAtStart ENVELOPES [removed]`; with `removed` as many again were removed before.
final class HeapAtStart {
  private static final int DEVICES = 1000;
  private static final int BODY = 4096;
  private static final Bytes EMPTY = Bytes.of(new byte[BODY]);

  private HeapAtStart() {}

  public static void main(String[] args) throws Exception {
    boolean removed = args.length > 1;
    int places = Integer.parseInt(args[0]) * (removed ? 2 : 1);
    VirtualTime time = new VirtualTime(Instant.EPOCH);
    VirtualMailThreads threads = new VirtualMailThreads(time, Duration.ofMillis(1));
    MadeUp disk = new MadeUp(places, removed);
    MailLog log =
        MailLog.open(time.loop(), disk, threads, new SplittableRandom(1), MailLimits.USUAL);
    disk.forget();
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    int waiting = 0;
    for (int device = 0; device < DEVICES; device++) {
      waiting += log.waiting(Letters.device(device)).count();
    }
    long used = memory.getHeapMemoryUsage().getUsed();
    System.out.printf(
        "%d wait, %d MiB afterwards, %d bytes each%n", waiting, used >> 20, used / waiting);
  }

  /// Segments full of mail, each beginning with what was removed from the one before.
  private static final class MadeUp implements Disk {
    private final int segmentBytes = MailLimits.USUAL.segmentBytes();
    private final int perSegment =
        (segmentBytes - SegmentFormat.HEAD_BYTES) / SegmentFormat.mailBytes(BODY) * 9 / 10;
    private final int places;
    private final boolean removed;
    private byte[] bytes = new byte[segmentBytes];
    private long made = -1;

    MadeUp(int places, boolean removed) {
      this.places = places;
      this.removed = removed;
    }

    void forget() {
      bytes = new byte[0];
    }

    @Override
    public List<String> names() {
      List<String> names = new ArrayList<>();
      for (int i = 0; i * (long) perSegment < places; i++) {
        names.add(SegmentFormat.name(i, i));
      }
      return names;
    }

    @Override
    public DiskFile create(String name) {
      return new OnDisk(this, -1);
    }

    @Override
    public DiskFile open(String name) {
      return new OnDisk(this, SegmentFormat.parse(name).orElseThrow().sequence());
    }

    @Override
    public void rename(String from, String to) {}

    @Override
    public void delete(String name) {}

    @Override
    public void forceNames() {}

    @Override
    public void copy(String name, Path folder) {}

    private void read(long sequence, long position, ByteBuffer target) {
      if (made != sequence) {
        make(sequence);
        made = sequence;
      }
      target.put(bytes, (int) position, target.remaining());
    }

    private void make(long sequence) {
      ByteBuffer out = ByteBuffer.wrap(bytes);
      Arrays.fill(bytes, (byte) 0);
      SegmentFormat.putHead(out);
      long first = sequence * perSegment + 1;
      if (removed && sequence > 0) {
        Segment before = new Segment(sequence - 1, 0, new OnDisk(this, -1), segmentBytes);
        for (long place = first - perSegment; place < first; place += 2) {
          SegmentFormat.putRemoved(out, sequence, List.of(new Write.Removal(place, before)));
        }
      }
      for (long place = first; place < first + perSegment && place <= places; place++) {
        Mailbox box = new Mailbox(Letters.device((int) (place / 2 % DEVICES)));
        Entry entry = new Entry(box, new EnvelopeKey(place, place * 31), place, 1, BODY, false);
        SegmentFormat.putMail(out, sequence, entry, EMPTY);
      }
    }
  }

  private record OnDisk(MadeUp disk, long sequence) implements DiskFile {
    @Override
    public void read(long position, ByteBuffer target) throws IOException {
      disk.read(sequence, position, target);
    }

    @Override
    public void write(long position, ByteBuffer source) {
      source.position(source.limit());
    }

    @Override
    public long size() {
      return disk.segmentBytes;
    }

    @Override
    public void force() {}

    @Override
    public void close() {}
  }
}
