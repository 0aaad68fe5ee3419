/// A town without wires: loops in virtual time and a network in memory, for tests and simulations.
@NullMarked
package app.maru.p2p.memory;

import org.jspecify.annotations.NullMarked;
