/// A file of sealed pages under H2: what is read is what was written, or an error with a name.
@NullMarked
package app.maru.messaging.store.page;

import org.jspecify.annotations.NullMarked;
