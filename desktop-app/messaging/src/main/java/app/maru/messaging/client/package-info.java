/// A whole client put together from its parts, for every kind of front end.
@NullMarked
package app.maru.messaging.client;

import org.jspecify.annotations.NullMarked;
