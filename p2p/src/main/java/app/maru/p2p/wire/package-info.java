/// What goes over a connection: frames, envelopes and their limits.
@NullMarked
package app.maru.p2p.wire;

import org.jspecify.annotations.NullMarked;
