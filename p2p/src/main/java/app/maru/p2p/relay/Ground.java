package app.maru.p2p.relay;

import app.maru.p2p.net.Loop;
import java.util.random.RandomGenerator;

/// What all lines to relays stand on.
record Ground(RelayDialing dialing, Loop loop, RandomGenerator random) {}
