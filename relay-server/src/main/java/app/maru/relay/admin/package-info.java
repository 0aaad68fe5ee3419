/// What the operator sees and does: the commands, and the small server on this computer that they
/// talk to.
@NullMarked
package app.maru.relay.admin;

import org.jspecify.annotations.NullMarked;
