package app.maru.p2p.relay;

import app.maru.p2p.wire.DeliveryToken;

/// Where mail for somebody's device can be left.
///
/// @param relay which keeps it
/// @param token which opens the mailbox, or [DeliveryToken#NONE]
public record RelayRoute(RelayAddress relay, DeliveryToken token) {}
