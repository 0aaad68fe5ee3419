package app.maru.p2p.memory;

import app.maru.crypto.Bytes;
import app.maru.p2p.Peer;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.FrameCodec;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One end of a connection in memory, and the frames in flight from here to the other end.
final class MemoryConnection implements Connection {
  private static final Duration RETRANSMIT = Duration.ofMillis(200);
  private static final int RETRIES_AFTER_CLOSE = 100;
  private static final int LENGTH_BYTES = 4;

  private final MemoryNetwork here;
  private final Peer peer;
  private final Bytes instance;
  private final Endpoint remote;
  private final boolean initiated;
  private final ArrayDeque<Flight> flights = new ArrayDeque<>();
  private @Nullable MemoryConnection other;
  private @Nullable Listener listener;
  private List<Runnable> waiting = new ArrayList<>();
  private long lastArrival;
  private int bytesInFlight;
  private boolean pumping;
  private boolean broken;
  private boolean cut;
  private boolean vanished;
  private boolean closing;
  private boolean told;
  private int retries;

  private MemoryConnection(
      MemoryNetwork here, MemoryNetwork there, Endpoint remote, boolean initiated) {
    this.here = here;
    this.peer = there.self();
    this.instance = there.instance();
    this.remote = remote;
    this.initiated = initiated;
  }

  /// The dialling end of a new connection; the other end learns of it when the first word arrives.
  static MemoryConnection between(MemoryNetwork dialler, MemoryNetwork target, Endpoint at) {
    MemoryConnection ours = new MemoryConnection(dialler, target, at, true);
    Endpoint back = new Endpoint(dialler.host().address(), at.port());
    MemoryConnection theirs = new MemoryConnection(target, dialler, back, false);
    ours.other = theirs;
    theirs.other = ours;
    ours.fly(new Ready());
    return ours;
  }

  MemoryConnection other() {
    return Objects.requireNonNull(other);
  }

  int bytesInFlight() {
    return bytesInFlight;
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public Bytes instance() {
    return instance;
  }

  @Override
  public Endpoint remote() {
    return remote;
  }

  @Override
  public boolean initiated() {
    return initiated;
  }

  @Override
  public void start(Listener events) {
    listener = events;
    List<Runnable> early = waiting;
    waiting = new ArrayList<>();
    early.forEach(here.loop()::execute);
  }

  @Override
  public boolean send(Frame frame) {
    byte[] encoded = FrameCodec.encode(frame);
    if (closing || bytesInFlight + encoded.length > Limits.MAX_QUEUED_BYTES) {
      return false;
    }
    if (!broken) {
      fly(new Data(encoded));
      if (here.lan().breaksNow()) {
        breakOff();
        other().breakOff();
      }
    }
    return true;
  }

  @Override
  public void close(ByeReason reason) {
    if (closing) {
      return;
    }
    if (!broken) {
      fly(new Data(FrameCodec.encode(new Frame.Bye(reason))));
      fly(new End(CloseReason.CLOSED_THERE));
      broken = true;
    }
    end(CloseReason.CLOSED_HERE);
  }

  /// The program here is gone; the other end learns of it only if it is `told`.
  void die(boolean otherIsTold) {
    closing = true;
    told = true;
    here.remove(this);
    if (otherIsTold) {
      breakOff();
    } else {
      vanished = true;
      flights.clear();
    }
  }

  /// Nothing passes any more in either direction, and nobody is told.
  void cut() {
    cut = true;
    other().cut = true;
  }

  /// Some of what is in flight from here still arrives, then the other end sees the break.
  private void breakOff() {
    if (broken) {
      return;
    }
    broken = true;
    int survivors = here.lan().random().nextInt(flights.size() + 1);
    while (flights.size() > survivors) {
      flights.removeLast();
    }
    fly(new End(CloseReason.LOST));
  }

  private void fly(Cargo cargo) {
    VirtualTime time = here.lan().time();
    lastArrival = Math.max(lastArrival, time.nanoTime() + here.lan().delay().toNanos());
    flights.add(new Flight(cargo, lastArrival));
    bytesInFlight += cargo.size();
    pump();
  }

  private void pump() {
    if (!pumping && !flights.isEmpty()) {
      pumping = true;
      long pause = flights.element().arrival() - here.lan().time().nanoTime();
      here.lan().time().after(Duration.ofNanos(pause), this::land);
    }
  }

  private void land() {
    pumping = false;
    if (cut) {
      return;
    }
    if (!here.lan().joined(here.host(), other().here.host())) {
      if (closing && ++retries > RETRIES_AFTER_CLOSE) {
        return;
      }
      pumping = true;
      here.lan().time().after(RETRANSMIT, this::land);
      return;
    }
    Flight next = flights.poll();
    if (next != null) {
      bytesInFlight -= next.cargo().size();
      other().arrive(next.cargo());
      pump();
    }
  }

  private void arrive(Cargo cargo) {
    if (vanished) {
      // A computer that booted again knows no such connection and says so.
      breakOff();
      return;
    }
    switch (cargo) {
      case Ready() -> here.accept(this);
      case Data(byte[] encoded) -> {
        Frame frame = decode(encoded);
        tell(events -> events.received(frame));
      }
      case End(CloseReason reason) -> {
        broken = true;
        here.loop().execute(() -> end(reason));
      }
    }
  }

  private void end(CloseReason reason) {
    if (!closing) {
      closing = true;
      here.remove(this);
      tell(events -> {
        told = true;
        events.closed(reason);
      });
    }
  }

  private void tell(Event event) {
    Runnable task =
        () -> {
          if (!told) {
            event.to(Objects.requireNonNull(listener));
          }
        };
    if (listener == null) {
      waiting.add(task);
    } else {
      here.loop().execute(task);
    }
  }

  private static Frame decode(byte[] encoded) {
    try {
      return FrameCodec.decode(
          ByteBuffer.wrap(encoded, LENGTH_BYTES, encoded.length - LENGTH_BYTES));
    } catch (ProtocolException e) {
      throw new IllegalStateException("our own frame", e);
    }
  }

  private interface Event {
    void to(Listener listener);
  }

  private record Flight(Cargo cargo, long arrival) {}

  private sealed interface Cargo {
    default int size() {
      return this instanceof Data(byte[] encoded) ? encoded.length : 0;
    }
  }

  private record Ready() implements Cargo {}

  private record End(CloseReason reason) implements Cargo {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Data(byte[] encoded) implements Cargo {}
}
