/// Relays as those who use them see them.
@NullMarked
package app.maru.p2p.relay;

import org.jspecify.annotations.NullMarked;
