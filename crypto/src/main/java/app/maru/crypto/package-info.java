/// Identities and the ids of persons and devices.
@NullMarked
package app.maru.crypto;

import org.jspecify.annotations.NullMarked;
