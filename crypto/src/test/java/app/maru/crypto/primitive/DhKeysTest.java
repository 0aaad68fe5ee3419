package app.maru.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.SeededRandom;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.Test;

class DhKeysTest {
  private final SeededRandom random = new SeededRandom(4);

  @Test
  void agrees_with_the_platform() throws Exception {
    for (int i = 0; i < 50; i++) {
      DhKeys one = DhKeys.generate(random);
      DhKeys other = DhKeys.generate(random);

      assertThat(one.agree(other.publicKey())).isEqualTo(platform(one, other));
      assertThat(other.agree(one.publicKey())).isEqualTo(platform(one, other));
    }
  }

  private static byte[] platform(DhKeys one, DhKeys other) throws Exception {
    KeyFactory keys = KeyFactory.getInstance("X25519");
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    byte[] bigEndian = new byte[32];
    for (int i = 0; i < 32; i++) {
      bigEndian[i] = other.publicKey()[31 - i];
    }
    agreement.init(
        keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, one.secret())));
    agreement.doPhase(
        keys.generatePublic(
            new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bigEndian))),
        true);
    return agreement.generateSecret();
  }

  @Test
  void refuses_small_order_and_non_canonical_keys() {
    DhKeys mine = DhKeys.generate(random);
    for (byte[] weak : SmallOrder.keys()) {
      assertThatThrownBy(() -> mine.agree(weak)).isInstanceOf(WeakKeyException.class);
    }
    byte[] topBit = DhKeys.generate(random).publicKey().clone();
    topBit[31] |= (byte) 0x80;
    assertThat(DhKeys.acceptable(topBit)).isFalse();
    assertThat(DhKeys.acceptable(new byte[31])).isFalse();
  }
}
