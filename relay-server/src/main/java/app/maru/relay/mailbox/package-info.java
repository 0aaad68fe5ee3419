/// Waiting mail: taken into custody, kept through power failures, let go when its device has it.
@NullMarked
package app.maru.relay.mailbox;

import org.jspecify.annotations.NullMarked;
