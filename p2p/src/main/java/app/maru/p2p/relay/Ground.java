package app.maru.p2p.relay;

import app.maru.crypto.PersonId;
import app.maru.p2p.net.Loop;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What all lines to relays stand on.
///
/// @param heard where relays of these keys were heard on the LAN
record Ground(
    RelayDialing dialing, Loop loop, RandomGenerator random, Map<PersonId, RelayAddress> heard) {

  Ground(RelayDialing dialing, Loop loop, RandomGenerator random) {
    this(dialing, loop, random, new HashMap<>());
  }
}
