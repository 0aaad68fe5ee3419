package app.maru.relay.session;

import app.maru.crypto.Bytes;
import app.maru.p2p.Peer;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Limits;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A connection without any network, from wherever a test says.
final class FakeConnection implements Connection {
  final List<Frame> heard = new ArrayList<>();
  @Nullable ByeReason end;
  private final Peer peer;
  private final Endpoint remote;
  private @Nullable Listener listener;

  FakeConnection(Peer peer, String address) {
    this.peer = peer;
    this.remote = new Endpoint(InetAddress.ofLiteral(address), 1);
  }

  FakeConnection says(Frame frame) {
    Objects.requireNonNull(listener).received(frame);
    return this;
  }

  void breaks() {
    Objects.requireNonNull(listener).closed(CloseReason.LOST);
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public Bytes instance() {
    return Bytes.of(new byte[Limits.INSTANCE_BYTES]);
  }

  @Override
  public Endpoint remote() {
    return remote;
  }

  @Override
  public boolean initiated() {
    return false;
  }

  @Override
  public void start(Listener events) {
    listener = events;
  }

  @Override
  public boolean send(Frame frame) {
    heard.add(frame);
    return true;
  }

  @Override
  public void close(ByeReason reason) {
    end = reason;
  }
}
