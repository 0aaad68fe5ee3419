/// The keys a device gives out beforehand, so that others can write to it while it is away.
@NullMarked
package app.maru.crypto.prekey;

import org.jspecify.annotations.NullMarked;
