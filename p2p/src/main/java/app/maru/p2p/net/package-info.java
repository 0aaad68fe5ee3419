/// Connections and the loop.
@NullMarked
package app.maru.p2p.net;

import org.jspecify.annotations.NullMarked;
