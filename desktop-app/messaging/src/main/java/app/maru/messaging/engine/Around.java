package app.maru.messaging.engine;

import app.maru.p2p.net.Loop;

/// What every room of the engine shares.
record Around(Presence presence, Teller teller, Loop loop) {}
