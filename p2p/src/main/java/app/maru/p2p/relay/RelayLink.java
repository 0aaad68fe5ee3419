package app.maru.p2p.relay;

import app.maru.crypto.DeviceId;
import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import app.maru.p2p.Link;
import app.maru.p2p.LinkEvent;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.PrekeyReply;
import app.maru.p2p.wire.Frame.PrekeyRequest;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.Frame.Refused;
import app.maru.p2p.wire.RelayFrame;
import app.maru.p2p.wire.RelayFrame.Bundle;
import app.maru.p2p.wire.RelayFrame.Deposit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The way over relays: mail for others is left where they have it kept, without saying who leaves
/// it; mail for me is taken from the relays that keep mine.
///
/// A device is *up* while a relay is known that keeps mail for it and nothing says that this relay
/// can't be reached. On the loop; no event is told within a call.
public final class RelayLink implements Link {
  private final Identity me;
  private final Ground ground;
  private final Map<RelayAddress, DeviceLine> mine = new LinkedHashMap<>();
  private final Map<RelayAddress, DeviceLine> leaving = new LinkedHashMap<>();
  private final Map<RelayAddress, GuestLine> guests = new HashMap<>();
  private final Map<Peer, Mailboxes> peers = new HashMap<>();
  private final Set<Peer> up = new HashSet<>();
  private final Map<PersonId, Integer> reached = new HashMap<>();
  private final OwnListener ownListener = new OwnListener();
  private final GuestListener guestListener = new GuestListener();
  private Consumer<LinkEvent> events = event -> {};
  private Consumer<RelayEvent> news = event -> {};
  private boolean closed;

  /// A link without any relay. `me` must outlive it.
  ///
  /// @param random jitter of pauses
  public RelayLink(Identity me, RelayDialing dialing, Loop loop, RandomGenerator random) {
    this.me = me;
    this.ground = new Ground(dialing, loop, random);
  }

  @Override
  public Path path() {
    return Path.RELAY;
  }

  @Override
  public void open(Consumer<LinkEvent> listener) {
    events = listener;
  }

  /// From now on what only relays tell goes to `listener`.
  public void listen(Consumer<RelayEvent> listener) {
    news = listener;
  }

  /// Has mail for this device kept by a relay. With a relay already used: shows this invite.
  public void use(RelayInvitation invitation) {
    giveUp(invitation.relay());
    DeviceLine line = mine.get(invitation.relay());
    if (line != null) {
      line.invited(invitation.invite());
    } else if (!closed) {
      line = new DeviceLine(invitation, me, ground, ownListener);
      mine.put(invitation.relay(), line);
      ground.mine().put(invitation.relay().key(), invitation.relay());
      line.hurry();
    }
  }

  /// A relay of mine is somewhere else now: it goes on keeping what it keeps, and what it has said
  /// at the former place and was not answered is said again at the next.
  public void move(RelayAddress from, RelayInvitation to) {
    DeviceLine line = mine.remove(from);
    if (line != null) {
      line.close();
    }
    use(to);
    later(from);
  }

  /// Uses a relay no more, and has it forget this device as soon as it can be told; mail that waits
  /// there is taken before. One [RelayEvent.Left] answers, perhaps after long.
  public void leave(RelayAddress relay) {
    if (closed || leaving.containsKey(relay)) {
      return;
    }
    DeviceLine line = mine.remove(relay);
    ground.mine().remove(relay.key(), relay);
    boolean fresh = line == null;
    if (line == null) {
      line =
          new DeviceLine(new RelayInvitation(relay, RelayInvitation.NONE), me, ground, ownListener);
    }
    leaving.put(relay, line);
    line.leave();
    if (fresh) {
      line.hurry();
    }
    later(relay);
  }

  /// Tells a relay no more that it shall forget this device.
  public void giveUp(RelayAddress relay) {
    DeviceLine line = leaving.remove(relay);
    if (line != null) {
      line.close();
    }
  }

  /// Says something about my mailbox to one of my relays.
  ///
  /// @return false if it has not let me in or too much waits
  public boolean tell(RelayAddress relay, RelayFrame frame) {
    DeviceLine line = mine.get(relay);
    return line != null && line.send(frame);
  }

  /// Answers what a relay of mine has handed over.
  ///
  /// @param answer `Accepted` or `Refused`
  public void answer(RelayAddress relay, Frame answer) {
    DeviceLine line = mine.getOrDefault(relay, leaving.get(relay));
    if (line != null) {
      line.answer(answer);
    }
  }

  /// Where mail for a device can be left from now on, the best first; none ends it.
  public void routes(Peer peer, List<RelayRoute> routes) {
    if (routes.isEmpty()) {
      peers.remove(peer);
    } else {
      peers.put(peer, new Mailboxes(routes));
    }
    ground.loop().execute(() -> judge(peer));
  }

  /// Asks a relay which devices of a person have mailboxes there; one [RelayEvent.Found] answers.
  public void find(PersonId person, RelayAddress relay) {
    guest(relay).find(person);
  }

  /// A relay says on the LAN that it is there. It is tried there when nothing answers at the place
  /// it is known by.
  public void heard(RelayAddress place) {
    if (place.equals(ground.heard().put(place.key(), place))) {
      return;
    }
    hurry(mine, place.key());
    hurry(leaving, place.key());
    hurry(guests, place.key());
  }

  private static void hurry(Map<RelayAddress, ? extends Line> lines, PersonId key) {
    lines.forEach((relay, line) -> {
      if (relay.key().equals(key) && line.failing()) {
        line.hurry();
      }
    });
  }

  /// A relay is not heard there any more.
  public void silent(RelayAddress place) {
    ground.heard().remove(place.key(), place);
  }

  /// Whether any device of a person is up.
  public boolean reaches(PersonId person) {
    return reached.containsKey(person);
  }

  @Override
  public boolean reaches(Peer peer) {
    return up.contains(peer);
  }

  @Override
  public boolean send(Peer peer, Frame frame) {
    Mailbox mailbox = best(peer).orElse(null);
    if (mailbox == null || closed) {
      return false;
    }
    return switch (frame) {
      case Put(Envelope envelope) ->
          guest(mailbox.relay).deposit(peer, new Deposit(mailbox.token, envelope));
      case PrekeyRequest() -> guest(mailbox.relay).fetch(peer);
      default -> false;
    };
  }

  /// The network is another one now, or a person is impatient: pauses end, and everybody is asked
  /// for a sign of life.
  public void refresh() {
    mine.values().forEach(DeviceLine::hurry);
    leaving.values().forEach(DeviceLine::hurry);
    guests.values().forEach(GuestLine::hurry);
  }

  @Override
  public void close() {
    closed = true;
    mine.values().forEach(DeviceLine::close);
    leaving.values().forEach(DeviceLine::close);
    guests.values().forEach(GuestLine::close);
  }

  private GuestLine guest(RelayAddress relay) {
    return guests.computeIfAbsent(relay, place -> new GuestLine(place, ground, guestListener));
  }

  private boolean failing(RelayAddress relay) {
    DeviceLine own = mine.get(relay);
    GuestLine guest = guests.get(relay);
    return (own != null && own.failing()) || (guest != null && guest.failing());
  }

  /// Of the mailboxes that can be reached, the first that did not say to come later; else the one
  /// that has to be waited for least.
  private Optional<Mailbox> best(Peer peer) {
    Mailboxes all = peers.get(peer);
    if (all == null) {
      return Optional.empty();
    }
    long now = ground.loop().nanoTime();
    Mailbox least = null;
    for (Mailbox each : all.list) {
      if (failing(each.relay)) {
        continue;
      }
      if (each.pausedUntil - now <= 0) {
        return Optional.of(each);
      }
      if (least == null || each.pausedUntil - least.pausedUntil < 0) {
        least = each;
      }
    }
    return Optional.ofNullable(least);
  }

  private void later(RelayAddress relay) {
    ground.loop().execute(() -> judgeAll(relay));
  }

  private void judgeAll(RelayAddress relay) {
    for (Map.Entry<Peer, Mailboxes> entry : List.copyOf(peers.entrySet())) {
      if (entry.getValue().at(relay).isPresent()) {
        judge(entry.getKey());
      }
    }
    boolean used = peers.values().stream().anyMatch(all -> all.at(relay).isPresent());
    GuestLine guest = guests.get(relay);
    if (!used && guest != null && guest.failing()) {
      guests.remove(relay);
      guest.close();
    }
  }

  /// Tells whether a device is up, if that has changed.
  private void judge(Peer peer) {
    if (closed) {
      return;
    }
    boolean is = best(peer).isPresent();
    if (is && up.add(peer)) {
      reached.merge(peer.person(), 1, Integer::sum);
      events.accept(new LinkEvent.Up(peer));
    } else if (!is && up.remove(peer)) {
      reached.computeIfPresent(peer.person(), (same, n) -> n == 1 ? null : n - 1);
      events.accept(new LinkEvent.Down(peer));
    }
  }

  private final class OwnListener implements DeviceLine.Listener {
    @Override
    public void stands(RelayAddress relay, Standing standing) {
      if (mine.containsKey(relay)) {
        news.accept(new RelayEvent.Stands(relay, standing));
        judgeAll(relay);
        if (standing == Standing.CONNECTED) {
          hurry(guests, relay.key());
        }
      }
    }

    @Override
    public void left(RelayAddress relay) {
      leaving.remove(relay);
      news.accept(new RelayEvent.Left(relay));
    }

    @Override
    public void said(RelayAddress relay, RelayFrame frame) {
      if (mine.containsKey(relay)) {
        news.accept(new RelayEvent.Said(relay, frame));
      }
    }

    @Override
    public void delivered(RelayAddress relay, Envelope envelope) {
      news.accept(new RelayEvent.Delivered(relay, envelope));
    }
  }

  private final class GuestListener implements GuestLine.Listener {
    @Override
    public void health(RelayAddress relay) {
      judgeAll(relay);
    }

    @Override
    public void answered(RelayAddress relay, Peer peer, Frame answer) {
      events.accept(
          new LinkEvent.Arrived(
              peer, answer instanceof Refused refused ? refused(relay, peer, refused) : answer));
    }

    @Override
    public void bundle(Peer peer, Bundle bundle) {
      if (bundle.bundle().size() > 0) {
        events.accept(new LinkEvent.Arrived(peer, new PrekeyReply(bundle.bundle())));
      }
    }

    @Override
    public void found(RelayAddress relay, PersonId person, List<DeviceId> devices) {
      news.accept(new RelayEvent.Found(relay, person, devices));
    }

    @Override
    public void broken(Set<Peer> lost) {
      for (Peer peer : lost) {
        if (up.contains(peer)) {
          events.accept(new LinkEvent.Down(peer));
          events.accept(new LinkEvent.Up(peer));
        }
      }
    }

    /// Remembers what this relay refuses; where another one can be tried, that is done at once.
    private Refused refused(RelayAddress relay, Peer peer, Refused refused) {
      Mailboxes all = peers.get(peer);
      Mailbox mailbox = all == null ? null : all.at(relay).orElse(null);
      if (all == null || mailbox == null) {
        return refused;
      }
      if (refused.reason() == RefusalReason.NOT_WELCOME && mailbox.token.isPresent()) {
        // Blocked, or the new token is still on its way: then first contacts' box has to do.
        mailbox.token = DeliveryToken.NONE;
        return new Refused(refused.id(), refused.reason(), Duration.ZERO);
      }
      long now = ground.loop().nanoTime();
      mailbox.pausedUntil = now + refused.retryAfter().toNanos();
      Mailbox next = best(peer).orElse(mailbox);
      Duration wait = Duration.ofNanos(Math.max(0, next.pausedUntil - now));
      return new Refused(refused.id(), refused.reason(), wait);
    }
  }

  /// Where mail for one device is kept.
  private final class Mailboxes {
    private final List<Mailbox> list = new ArrayList<>();

    Mailboxes(List<RelayRoute> routes) {
      long now = ground.loop().nanoTime();
      routes.forEach(route -> list.add(new Mailbox(route, now)));
    }

    Optional<Mailbox> at(RelayAddress relay) {
      return list.stream().filter(each -> Objects.equals(each.relay, relay)).findFirst();
    }
  }
}
