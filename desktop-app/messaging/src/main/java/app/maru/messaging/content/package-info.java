/// What is said inside an envelope, and its encoding.
@NullMarked
package app.maru.messaging.content;

import org.jspecify.annotations.NullMarked;
