package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.net.Endpoint;

/// Somebody was heard.
///
/// @param instance which run of which program
/// @param endpoint where it says it takes connections
/// @param source how it was heard
/// @param foothold through which of our addresses
/// @param returned whether it says that it is new or back
record Sighting(
    Bytes instance,
    Endpoint endpoint,
    DiscoveryEvent.Source source,
    NicAddress foothold,
    boolean returned) {}
