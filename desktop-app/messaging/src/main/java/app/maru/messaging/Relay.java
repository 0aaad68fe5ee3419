package app.maru.messaging;

import app.maru.p2p.relay.RelayAddress;

/// A relay that keeps mail for this device.
///
/// @param address where and who
/// @param state how things stand with it
public record Relay(RelayAddress address, RelayState state) {}
