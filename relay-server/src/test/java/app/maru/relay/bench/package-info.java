/// Measures relays and other servers that keep messages, side by side. Not shipped.
@NullMarked
package app.maru.relay.bench;

import org.jspecify.annotations.NullMarked;
