/// Sessions between two devices: introduction, ratchet and the sealed body of an envelope.
@NullMarked
package app.maru.crypto.session;

import org.jspecify.annotations.NullMarked;
