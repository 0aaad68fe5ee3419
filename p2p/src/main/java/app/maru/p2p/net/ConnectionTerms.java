package app.maru.p2p.net;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What connections of one network have in common.
///
/// @param stuckAfter how long one may take nothing while much waits for it
/// @param allUnread what waits for the loop
/// @param allUnsent what waits to be sent
record ConnectionTerms(Duration stuckAfter, UnreadBytes allUnread, AtomicLong allUnsent) {}
