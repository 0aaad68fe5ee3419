/// A file under H2 that changes as a whole or not at all, whenever the power fails.
///
/// H2 writes several pieces between two forces, and a disk may keep the last of them and lose the
/// first: then H2 finds the newest piece, and in it a way to one that is not there. So nothing goes
/// to the file itself before all that belongs together stands in a journal beside it.
@NullMarked
package app.maru.relay.account.journal;

import org.jspecify.annotations.NullMarked;
