package app.maru.relay.account;

import app.maru.p2p.net.Loop;

/// What all that accounts are asked goes through.
///
/// @param directory what the disk has, in memory
/// @param batches to the disk
/// @param turns to a processor
/// @param load how much is on its way
record Desk(Loop loop, Directory directory, Batches batches, Turns turns, Load load) {}
