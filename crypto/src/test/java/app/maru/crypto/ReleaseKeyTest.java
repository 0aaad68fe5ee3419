package app.maru.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.maru.crypto.primitive.ClassicSigning;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class ReleaseKeyTest {
  private static final byte[] NEWS = "{\"version\": \"1.2.0\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void the_public_key_is_that_of_rfc_8032() {
    byte[] seed =
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    assertThat(HexFormat.of().formatHex(ClassicSigning.publicKey(seed)))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  }

  @Test
  void exactly_what_was_signed_verifies() {
    try (SecretBytes secret = ReleaseKey.generate(new SeededRandom(1))) {
      ReleaseKey key = ReleaseKey.of(secret);
      byte[] signature = ReleaseKey.sign(secret, NEWS);
      assertThat(key.verifies(NEWS, signature)).isTrue();
      for (int bit = 0; bit < signature.length * 8; bit++) {
        byte[] other = signature.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(key.verifies(NEWS, other)).isFalse();
      }
      byte[] news = NEWS.clone();
      news[3] ^= 1;
      assertThat(key.verifies(news, signature)).isFalse();
      assertThat(key.verifies(NEWS, new byte[0])).isFalse();
    }
  }

  @Test
  void another_key_and_a_statement_of_another_kind_do_not_count() {
    try (SecretBytes secret = ReleaseKey.generate(new SeededRandom(1));
        SecretBytes other = ReleaseKey.generate(new SeededRandom(2))) {
      ReleaseKey key = ReleaseKey.of(secret);
      assertThat(key.verifies(NEWS, ReleaseKey.sign(other, NEWS))).isFalse();
      byte[] elsewhere = ClassicSigning.sign(secret.copy(), "maru1/other", NEWS);
      assertThat(key.verifies(NEWS, elsewhere)).isFalse();
    }
  }

  @Test
  void a_key_that_verifies_anything_is_no_key() {
    // The neutral element: with it and an empty s every message would pass.
    byte[] neutral = new byte[ClassicSigning.PUBLIC_SIZE];
    neutral[0] = 1;
    byte[] signature = new byte[ReleaseKey.SIGNATURE_SIZE];
    signature[0] = 1;
    assertThat(new ReleaseKey(Bytes.of(neutral)).verifies(NEWS, signature)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new ReleaseKey(Bytes.of(new byte[31])));
  }
}
