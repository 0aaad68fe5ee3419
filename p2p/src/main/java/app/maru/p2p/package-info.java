/// Links: ways to reach a device.
@NullMarked
package app.maru.p2p;

import org.jspecify.annotations.NullMarked;
