/// News of new versions: a signed file that is fetched if the person wants it. Nothing here
/// installs anything.
@NullMarked
package app.maru.messaging.release;

import org.jspecify.annotations.NullMarked;
