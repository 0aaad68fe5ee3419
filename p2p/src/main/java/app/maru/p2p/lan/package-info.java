/// The LAN: who is here, and the links to them.
@NullMarked
package app.maru.p2p.lan;

import org.jspecify.annotations.NullMarked;
