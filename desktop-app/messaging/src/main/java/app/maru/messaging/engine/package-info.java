/// The engine put together: what its users call, and what it tells them.
@NullMarked
package app.maru.messaging.engine;

import org.jspecify.annotations.NullMarked;
