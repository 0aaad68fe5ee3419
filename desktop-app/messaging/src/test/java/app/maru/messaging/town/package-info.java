/// A simulated town: real engines in virtual time under a seeded weather.
@NullMarked
package app.maru.messaging.town;

import org.jspecify.annotations.NullMarked;
