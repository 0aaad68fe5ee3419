package app.maru.crypto;

import app.maru.crypto.codec.Kind;
import app.maru.crypto.primitive.Hashes;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Sixty digits two persons compare aloud to know that nobody sits between them.
///
/// They are made of the persons' ids, which are hashes of their keys: they survive a new device,
/// and two who have not talked yet have them, too.
///
/// @param digits sixty decimal digits in twelve groups of five, separated by spaces
public record SafetyNumber(String digits) {
  /// Makes guessing keys whose digits look alike dearer; costs milliseconds once.
  private static final int ITERATIONS = 5_200;

  private static final int GROUPS = 6;
  private static final int GROUP_BYTES = 5;
  private static final long GROUP_MODULUS = 100_000;

  /// The number of a pair of persons, the same whoever computes it.
  public static SafetyNumber of(PersonId one, PersonId other) {
    return new SafetyNumber(
        Stream.of(half(one), half(other)).sorted().collect(Collectors.joining(" ")));
  }

  private static String half(PersonId person) {
    byte[] id = person.bytes().toArray();
    byte[] hash = Hashes.sha512(new byte[] {Kind.VERSION}, id);
    for (int i = 1; i < ITERATIONS; i++) {
      hash = Hashes.sha512(hash, id);
    }
    byte[] digest = hash;
    return IntStream.range(0, GROUPS)
        .mapToObj(
            group -> String.format(Locale.ROOT, "%05d", number(digest, group) % GROUP_MODULUS))
        .collect(Collectors.joining(" "));
  }

  private static long number(byte[] hash, int group) {
    long value = 0;
    for (int i = 0; i < GROUP_BYTES; i++) {
      value = (value << Byte.SIZE) | (hash[group * GROUP_BYTES + i] & 0xff);
    }
    return value;
  }
}
