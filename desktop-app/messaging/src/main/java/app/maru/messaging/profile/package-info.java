/// A person's folder on this computer: who may read it, who has it open, and whose it is.
@NullMarked
package app.maru.messaging.profile;

import org.jspecify.annotations.NullMarked;
