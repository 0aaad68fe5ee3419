/// How often anybody may ask for anything, by token buckets.
@NullMarked
package app.maru.relay.limit;

import org.jspecify.annotations.NullMarked;
