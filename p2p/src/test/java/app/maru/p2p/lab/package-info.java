/// A LAN of network namespaces on this computer, with a Java program in each host, for tests and
/// measurements of what only real interfaces do.
///
/// [NetworkLab] drives `p2p/src/test/lab/lab.sh`, which can also be used by hand and from the tests
/// of other modules; without root there is no lab, and its tests are skipped and say so.
@NullMarked
package app.maru.p2p.lab;

import org.jspecify.annotations.NullMarked;
