package app.maru.p2p.relay;

import app.maru.crypto.PersonId;
import app.maru.p2p.net.Loop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What all lines to relays stand on.
///
/// @param heard where relays of these keys were heard on the LAN
/// @param mine where I go to those of these keys
record Ground(
    RelayDialing dialing,
    Loop loop,
    RandomGenerator random,
    Map<PersonId, RelayAddress> heard,
    Map<PersonId, RelayAddress> mine) {

  Ground(RelayDialing dialing, Loop loop, RandomGenerator random) {
    this(dialing, loop, random, new HashMap<>(), new HashMap<>());
  }

  /// Other places where a relay may be that is not where it was said to be.
  List<RelayAddress> elsewhere(RelayAddress relay) {
    return Stream.of(heard, mine)
        .flatMap(places -> Stream.ofNullable(places.get(relay.key())))
        .filter(place -> !place.equals(relay))
        .distinct()
        .toList();
  }
}
