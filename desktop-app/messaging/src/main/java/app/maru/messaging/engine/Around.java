package app.maru.messaging.engine;

import app.maru.messaging.delivery.Ledger;
import app.maru.p2p.net.Loop;

/// What every room of the engine shares.
record Around(Ledger ledger, Presence presence, Teller teller, Loop loop) {}
