/// Figures for Prometheus. They count; they name nobody.
@NullMarked
package app.maru.relay.metrics;

import org.jspecify.annotations.NullMarked;
