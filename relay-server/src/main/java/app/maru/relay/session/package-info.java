/// Connections to the relay: devices that fetch their mail, guests that leave some.
@NullMarked
package app.maru.relay.session;

import org.jspecify.annotations.NullMarked;
