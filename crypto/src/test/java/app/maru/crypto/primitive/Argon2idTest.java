package app.maru.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Vectors of the reference implementation (its `src/test.c`, version 0x13).
final class Argon2idTest {
  @Test
  void agrees_with_the_reference_on_one_lane() {
    assertThat(tag("password", "somesalt", 1 << 16, 2, 1))
        .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
  }

  @Test
  void agrees_with_the_reference_on_two_lanes() {
    assertThat(tag("password", "somesalt", 1 << 8, 2, 2))
        .isEqualTo("6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037");
  }

  private static String tag(String password, String salt, int memory, int passes, int lanes) {
    byte[] derived =
        Argon2id.derive(
            password.getBytes(StandardCharsets.UTF_8),
            salt.getBytes(StandardCharsets.UTF_8),
            memory,
            passes,
            lanes,
            32);
    return HexFormat.of().formatHex(derived);
  }
}
