/// Twins for tests: a disk in memory that loses what was not forced, and threads in virtual time.
@NullMarked
package app.maru.relay.memory;

import org.jspecify.annotations.NullMarked;
