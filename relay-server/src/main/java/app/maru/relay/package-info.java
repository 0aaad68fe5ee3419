/// The relay.
@NullMarked
package app.maru.relay;

import org.jspecify.annotations.NullMarked;
