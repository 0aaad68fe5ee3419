/// Who has a mailbox here: persons, their devices, prekeys and invites. It knows keys and hashes,
/// never names or addresses.
@NullMarked
package app.maru.relay.account;

import org.jspecify.annotations.NullMarked;
