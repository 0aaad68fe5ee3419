/// Strict, canonical, bounded encoding: big-endian integers of fixed width and counted strings.
@NullMarked
package app.maru.crypto.codec;

import org.jspecify.annotations.NullMarked;
