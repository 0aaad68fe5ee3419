package app.maru.p2p.lan;

import app.maru.p2p.lan.Announcement.Kind;
import app.maru.p2p.lan.DiscoveryEvent.Source;
import app.maru.p2p.lan.NicReport.Traffic;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// The fast way to find others: a small datagram to all, answered to one. On the loop.
///
/// Says hello when it starts, when a foothold appears and when asked to; then one beacon a minute.
/// A hello is answered by everybody who hears it, a beacon only by those to whom it is news.
final class AnnounceDiscovery implements AutoCloseable {
  private final Loop loop;
  private final Executor background;
  private final RandomGenerator random;
  private final int port;
  private final Advert advert;
  private final SourceListener listener;
  private final Map<NicAddress, Post> posts = new HashMap<>();
  private boolean closed;

  /// @param port where announcements are heard
  AnnounceDiscovery(
      Loop loop,
      Executor background,
      RandomGenerator random,
      int port,
      Advert advert,
      SourceListener listener) {
    this.loop = loop;
    this.background = background;
    this.random = random;
    this.port = port;
    this.advert = advert;
    this.listener = listener;
    scheduleBeacon();
  }

  /// Speaks from exactly these footholds from now on; new ones say hello.
  void use(List<NicAddress> footholds) {
    for (Post post : List.copyOf(posts.values())) {
      if (!footholds.contains(post.foothold)) {
        posts.remove(post.foothold);
        post.close();
      }
    }
    for (NicAddress foothold : footholds) {
      if (!posts.containsKey(foothold)) {
        posts.put(foothold, new Post(foothold));
      }
    }
    posts.values().forEach(Post::open);
    listener.healthChanged();
  }

  /// Says hello everywhere.
  void hello() {
    posts.values().forEach(Post::hello);
  }

  /// Whether there are footholds on a LAN and nothing can be said or heard on any of them.
  boolean failing() {
    List<Post> lan = posts.values().stream().filter(post -> !post.foothold.isLoopback()).toList();
    return !lan.isEmpty() && lan.stream().allMatch(Post::failing);
  }

  /// What was counted on a foothold since it is used.
  Traffic counted(NicAddress foothold) {
    Post post = posts.get(foothold);
    return post == null ? Traffic.NONE : post.counted();
  }

  @Override
  public void close() {
    closed = true;
    posts.values().forEach(Post::close);
    posts.clear();
  }

  private void scheduleBeacon() {
    Duration jitter = Duration.ofMillis(random.nextLong(DiscoveryLimits.BEACON_JITTER.toMillis()));
    loop.schedule(DiscoveryLimits.BEACON_EVERY.minus(jitter), this::beacon);
  }

  private void beacon() {
    if (!closed) {
      posts.values().forEach(post -> post.sendToAll(Kind.BEACON));
      scheduleBeacon();
    }
  }

  private void heard(AnnounceSocket.Heard heard) {
    Post post = posts.get(heard.socket().foothold());
    Advert theirs = heard.announcement().advert();
    if (post == null || post.socket != heard.socket()) {
      return;
    }
    Kind kind = heard.announcement().kind();
    if (theirs.instance().equals(advert.instance())) {
      post.echoes++;
      return;
    }
    if (!heard.sender().getAddress().equals(post.foothold.address())) {
      post.questions += kind == Kind.HELLO ? 1 : 0;
      post.answers += kind == Kind.HELLO ? 0 : 1;
    }
    boolean unknown =
        listener.heard(
            new Sighting(
                theirs.instance(),
                new Endpoint(heard.sender().getAddress(), theirs.port()),
                Source.ANNOUNCE,
                post.foothold,
                kind == Kind.HELLO));
    boolean asked = kind == Kind.HELLO || (kind == Kind.BEACON && unknown);
    if (asked && advert.worthSaying()) {
      Announcement answer = new Announcement(Kind.ANSWER, advert);
      background.execute(() -> heard.socket().sendTo(heard.sender(), answer));
    }
  }

  /// One foothold's socket, its burst of hellos, and its health.
  private final class Post {
    private final NicAddress foothold;
    private final List<Loop.Timer> burst = new ArrayList<>();
    private AnnounceSocket socket;
    private State state = State.NEW;
    private int failedSends;
    private int sent;
    private int echoes;
    private int questions;
    private int answers;

    Post(NicAddress foothold) {
      this.foothold = foothold;
      this.socket = newSocket();
    }

    private AnnounceSocket newSocket() {
      return new AnnounceSocket(
          foothold,
          port,
          loop::nanoTime,
          heard -> loop.execute(() -> AnnounceDiscovery.this.heard(heard)));
    }

    void open() {
      if (state != State.NEW) {
        return;
      }
      state = State.OPENING;
      AnnounceSocket opening = socket;
      background.execute(() -> {
        boolean open = tryOpen(opening);
        loop.execute(() -> opened(open));
      });
    }

    private static boolean tryOpen(AnnounceSocket socket) {
      try {
        socket.open();
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    private void opened(boolean open) {
      if (state == State.CLOSED) {
        return;
      }
      if (open) {
        state = State.OPEN;
        failedSends = 0;
        background.execute(socket::hearGroup);
        background.execute(socket::hearAnswers);
        hello();
      } else {
        state = State.BROKEN;
        loop.schedule(DiscoveryLimits.REOPEN_AFTER, this::reopen);
      }
      listener.healthChanged();
    }

    private void reopen() {
      if (state == State.BROKEN) {
        socket = newSocket();
        state = State.NEW;
        open();
      }
    }

    void hello() {
      burst.forEach(Loop.Timer::cancel);
      burst.clear();
      for (Duration at : DiscoveryLimits.HELLO_AT) {
        if (at.isZero()) {
          sendToAll(Kind.HELLO);
        } else {
          burst.add(loop.schedule(at, () -> sendToAll(Kind.HELLO)));
        }
      }
    }

    void sendToAll(Kind kind) {
      if (state != State.OPEN || !advert.worthSaying()) {
        return;
      }
      AnnounceSocket through = socket;
      background.execute(() -> {
        boolean sent = through.sendToAll(new Announcement(kind, advert));
        loop.execute(() -> sent(sent));
      });
    }

    private void sent(boolean taken) {
      boolean before = failing();
      sent += taken ? 1 : 0;
      failedSends = taken ? 0 : failedSends + 1;
      if (failing() != before && !closed) {
        listener.healthChanged();
      }
    }

    Traffic counted() {
      return new Traffic(state == State.OPEN, sent, echoes, questions, answers);
    }

    boolean failing() {
      return state == State.BROKEN || failedSends >= DiscoveryLimits.MAX_FAILED_SENDS;
    }

    void close() {
      state = State.CLOSED;
      burst.forEach(Loop.Timer::cancel);
      socket.close();
    }
  }

  private enum State {
    NEW,
    OPENING,
    OPEN,
    BROKEN,
    CLOSED
  }
}
