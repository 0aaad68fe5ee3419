package app.maru.messaging.delivery;

import app.maru.crypto.Identity;
import app.maru.p2p.net.Loop;

/// What all rooms of delivery share.
record Parts(
    Identity me, Ledger ledger, Links links, Sessions sessions, PrekeyShelf prekeys, Loop loop) {}
