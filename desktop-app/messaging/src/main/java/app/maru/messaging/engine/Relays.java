package app.maru.messaging.engine;

import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The relays that keep mail for me. On the loop.
final class Relays {
  private final Teller teller;
  private final Map<RelayAddress, Relay> mine = new LinkedHashMap<>();

  Relays(Teller teller) {
    this.teller = teller;
  }

  /// Uses one more relay. Within a work.
  void add(RelayInvitation invitation) {
    Relay relay = new Relay(invitation.relay(), RelayState.CONNECTING);
    mine.put(relay.address(), relay);
    teller.tell(new MessengerEvent.RelayChanged(relay));
  }

  /// Does not use a relay any more. Within a work.
  void remove(RelayAddress relay) {
    if (mine.remove(relay) != null) {
      teller.tell(new MessengerEvent.RelayRemoved(relay));
    }
  }

  /// All of them, in the order they were added.
  List<Relay> all() {
    return List.copyOf(mine.values());
  }
}
