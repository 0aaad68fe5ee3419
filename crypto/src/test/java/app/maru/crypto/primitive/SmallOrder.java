package app.maru.crypto.primitive;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// X25519 public keys that nobody honest sends.
public final class SmallOrder {
  private static final String[] SEVEN = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
  };

  private SmallOrder() {}

  /// All of small order, with the unused top bit clear and set, and values that are not canonical.
  public static List<byte[]> keys() {
    return Stream.of(SEVEN)
        .map(HexFormat.of()::parseHex)
        .flatMap(key -> Stream.of(key, withTopBit(key)))
        .toList();
  }

  private static byte[] withTopBit(byte[] key) {
    byte[] set = Arrays.copyOf(key, key.length);
    set[31] |= (byte) 0x80;
    return set;
  }
}
