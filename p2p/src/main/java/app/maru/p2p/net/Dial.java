package app.maru.p2p.net;

import app.maru.p2p.net.NettyNetwork.Attempt;
import app.maru.p2p.net.Network.DialListener;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tries several places for one node, one shortly after the other; the first that proves itself
/// wins. On the loop.
final class Dial {
  private final NettyNetwork network;
  private final Loop loop;
  private final List<Endpoint> candidates;
  private final DialListener listener;
  private final List<Attempt> attempts = new ArrayList<>();
  private Loop.@Nullable Timer stagger;
  private @Nullable CloseReason worst;
  private int failed;
  private boolean done;

  Dial(NettyNetwork network, Loop loop, List<Endpoint> candidates, DialListener listener) {
    this.network = network;
    this.loop = loop;
    this.candidates = List.copyOf(candidates);
    this.listener = listener;
  }

  void start() {
    if (candidates.isEmpty()) {
      loop.execute(() -> listener.failed(CloseReason.UNREACHABLE));
    } else {
      next();
    }
  }

  private void next() {
    if (stagger != null) {
      stagger.cancel();
    }
    if (done || attempts.size() == candidates.size()) {
      return;
    }
    Endpoint candidate = candidates.get(attempts.size());
    attempts.add(network.attempt(candidate, new AttemptListener()));
    stagger = loop.schedule(Limits.CANDIDATE_STAGGER, this::next);
  }

  private static CloseReason moreTelling(@Nullable CloseReason one, CloseReason other) {
    return one == null || weight(other) > weight(one) ? other : one;
  }

  private static int weight(CloseReason reason) {
    return switch (reason) {
      case SELF -> 6;
      case BUSY, VERSION, IDENTITY -> 5;
      case PROTOCOL -> 4;
      case NOT_MARU -> 3;
      case TIMEOUT, STUCK, SILENT -> 2;
      case LOST, CLOSED_THERE, CLOSED_HERE -> 1;
      case UNREACHABLE -> 0;
    };
  }

  private final class AttemptListener implements DialListener {
    @Override
    public void connected(Connection connection) {
      if (done) {
        connection.close(ByeReason.NOT_SELECTED);
        return;
      }
      done = true;
      listener.connected(connection);
      attempts.forEach(attempt -> attempt.cancel());
    }

    @Override
    public void failed(CloseReason reason) {
      if (done) {
        return;
      }
      worst = moreTelling(worst, reason);
      failed++;
      if (failed == candidates.size()) {
        done = true;
        listener.failed(worst);
      } else {
        next();
      }
    }
  }
}
