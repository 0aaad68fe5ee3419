/// What an administrator has settled for everybody on this computer: a file that is read at the
/// start.
@NullMarked
package app.maru.messaging.policy;

import org.jspecify.annotations.NullMarked;
