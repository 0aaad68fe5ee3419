package app.maru.ui.model;

import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.p2p.relay.RelayAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// My relays, those that could be added, and the mail that is coming in from them.
///
/// Lives on the screen's thread; a part of [ClientModel].
public final class RelayBook {
  private final Map<RelayAddress, Relay> mine = new LinkedHashMap<>();
  private final Set<RelayAddress> found = new LinkedHashSet<>();
  private Optional<CatchUp> catchUp = Optional.empty();

  RelayBook() {}

  void snapshot(List<Relay> relays) {
    mine.clear();
    relays.forEach(relay -> mine.put(relay.address(), relay));
  }

  void changed(Relay relay) {
    mine.put(relay.address(), relay);
  }

  void removed(RelayAddress relay) {
    mine.remove(relay);
  }

  void found(Collection<RelayAddress> relays) {
    found.addAll(relays);
  }

  void lost(RelayAddress relay) {
    found.remove(relay);
  }

  void catchingUp(MessengerEvent.CatchingUp now) {
    catchUp =
        now.done() < now.total()
            ? Optional.of(new CatchUp(now.done(), now.total()))
            : Optional.empty();
  }

  /// The relays that keep mail for me, in the order they were added.
  public List<Relay> mine() {
    return List.copyOf(mine.values());
  }

  /// How things stand with one of mine.
  public Optional<RelayState> stateOf(RelayAddress relay) {
    return Optional.ofNullable(mine.get(relay)).map(Relay::state);
  }

  /// The relays of this network that may be offered.
  ///
  /// Not offered are relays with a key of one of mine, which is the same relay at another place;
  /// nor those at the place of one of mine, because a relay whose key has changed must not come in
  /// again as a stranger with one click.
  public List<RelayAddress> offered() {
    return found.stream()
        .filter(relay ->
            mine.keySet().stream()
                .noneMatch(other ->
                    other.key().equals(relay.key()) || other.place().equals(relay.place())))
        .toList();
  }

  /// Those of mine where somebody answers with another key.
  public List<RelayAddress> keyChanged() {
    return mine.values().stream()
        .filter(relay -> relay.state() == RelayState.KEY_CHANGED)
        .map(Relay::address)
        .toList();
  }

  /// Those of mine that say that they keep nothing for me.
  public List<Relay> denying() {
    return mine.values().stream()
        .filter(relay ->
            switch (relay.state()) {
              case INVITE_NEEDED, CLOSED, BLOCKED, FULL -> true;
              case CONNECTING, CONNECTED, UNREACHABLE, KEY_CHANGED -> false;
            })
        .toList();
  }

  /// The mail that is coming in after an absence; empty when all has come.
  public Optional<CatchUp> catchUp() {
    return catchUp;
  }
}
