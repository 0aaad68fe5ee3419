/// Custody: how a content becomes an envelope, is offered until accepted, and is opened once.
@NullMarked
package app.maru.messaging.delivery;

import org.jspecify.annotations.NullMarked;
