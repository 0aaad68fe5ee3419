package app.maru.p2p.lan;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One address of one network interface: a foothold from which a LAN can be spoken to.
///
/// @param nic the interface's name, as the system calls it
/// @param index the interface's number; a device that is plugged in again gets another
/// @param address the address, with its scope if it is link-local IPv6
/// @param prefix how many leading bits all nodes of this LAN share
record NicAddress(String nic, int index, InetAddress address, int prefix) {

  /// Where others may dial this computer: one address an interface, the best first; nobody else can
  /// dial loopback.
  static List<InetAddress> dialable(List<NicAddress> footholds) {
    Map<Integer, InetAddress> perNic = new LinkedHashMap<>();
    for (NicAddress foothold : footholds) {
      if (!foothold.isLoopback()) {
        perNic.putIfAbsent(foothold.index(), foothold.address());
      }
    }
    return List.copyOf(perNic.values());
  }

  /// Whether only this computer can be reached from here.
  boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  /// Whether `other` is a node of this LAN, to be reached without a router.
  ///
  /// Nothing from farther away is believed: discovery is about the LAN, and an answer sent to a
  /// forged address or a dial to one must not leave it.
  boolean onLink(InetAddress other) {
    byte[] ours = address.getAddress();
    byte[] theirs = other.getAddress();
    if (ours.length != theirs.length || other.isAnyLocalAddress() || other.isMulticastAddress()) {
      return false;
    }
    for (int bit = 0; bit < Math.min(prefix, Byte.SIZE * ours.length); bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return prefix > 0;
  }

  /// Whether the address is of the newer family.
  boolean isIpv6() {
    return address instanceof Inet6Address;
  }
}
