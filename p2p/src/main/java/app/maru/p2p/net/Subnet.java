package app.maru.p2p.net;

import app.maru.crypto.Bytes;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Of an address what names its network: whoever has one address of it may well have all, so limits
/// count them as one.
///
/// @param prefix the bytes that they have in common
public record Subnet(Bytes prefix) {
  /// Of an IPv6 address on the internet: what a site is given, and a home is given little less of.
  /// Somebody with only one /64 of it may have 65,536.
  private static final int SITE_BYTES = 6;

  /// The network of an address. On the internet that is the /48 of an IPv6 address, and an IPv4
  /// address alone. Addresses that mean something on one LAN only, where each is a computer and all
  /// begin alike, stand for themselves.
  public static Subnet of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address six && isOnTheInternet(six)
        ? new Subnet(Bytes.of(Arrays.copyOf(bytes, SITE_BYTES)))
        : new Subnet(Bytes.of(bytes));
  }

  /// This address and no other.
  static Subnet only(InetAddress address) {
    return new Subnet(Bytes.of(address.getAddress()));
  }

  private static boolean isOnTheInternet(Inet6Address address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !isUniqueLocal(address);
  }

  /// fc00::/7, which Java has no word for.
  private static boolean isUniqueLocal(Inet6Address address) {
    return (address.getAddress()[0] & 0xfe) == 0xfc;
  }

  /// Says nothing: addresses stand in no log.
  @Override
  public String toString() {
    return "a network";
  }
}
