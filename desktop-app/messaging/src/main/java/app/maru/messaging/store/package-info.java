/// The encrypted database: pages sealed on disk, durable group commits, one class a table.
@NullMarked
package app.maru.messaging.store;

import org.jspecify.annotations.NullMarked;
