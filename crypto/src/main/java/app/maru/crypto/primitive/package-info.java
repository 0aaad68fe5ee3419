/// The algorithms: the only place that knows who computes them (Bouncy Castle or the platform).
@NullMarked
package app.maru.crypto.primitive;

import org.jspecify.annotations.NullMarked;
