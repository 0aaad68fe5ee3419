/// What protects a profile on the disk: one key, wrapped under a passphrase or lying bare.
@NullMarked
package app.maru.crypto.vault;

import org.jspecify.annotations.NullMarked;
