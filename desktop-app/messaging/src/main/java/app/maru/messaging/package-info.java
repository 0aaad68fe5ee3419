/// The messenger's engine as its users see it.
@NullMarked
package app.maru.messaging;

import org.jspecify.annotations.NullMarked;
