package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.net.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Short ways to write addresses in tests.
final class Footholds {
  static final NicAddress CABLE = at("eth0", 2, "10.0.0.2/24");
  static final NicAddress WIFI = at("wlan0", 3, "192.168.1.2/24");
  static final NicAddress CABLE_V6 = at("eth0", 2, "fe80::2/64");

  private Footholds() {}

  /// The foothold written as `10.0.0.2/24`.
  static NicAddress at(String nic, int index, String addressAndPrefix) {
    String[] parts = addressAndPrefix.split("/", 2);
    return new NicAddress(nic, index, address(parts[0]), Integer.parseInt(parts[1]));
  }

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  static Endpoint endpoint(String address, int port) {
    return new Endpoint(address(address), port);
  }

  /// An instance that can be told from others by `number`.
  static Bytes instance(int number) {
    return Bytes.ofHex("%016x".formatted(number));
  }
}
