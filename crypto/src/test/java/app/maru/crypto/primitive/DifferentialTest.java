package app.maru.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.SeededRandom;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KEM;
import org.junit.jupiter.api.Test;

/// The lattice algorithms against the platform's own, in both directions.
class DifferentialTest {
  private static final int RUNS = 20;
  private static final byte[] KEM_HEAD =
      HexFormat.of().parseHex("308204b2300b0609608648016503040402038204a100");
  private static final byte[] SIGNATURE_HEAD =
      HexFormat.of().parseHex("308207b2300b0609608648016503040312038207a100");

  private final SeededRandom random = new SeededRandom(3);

  @Test
  void the_platform_encapsulates_for_our_keys() throws Exception {
    for (int i = 0; i < RUNS; i++) {
      KemKeys ours = KemKeys.generate(random);
      KEM.Encapsulated made =
          KEM.getInstance("ML-KEM-768")
              .newEncapsulator(key("ML-KEM-768", KEM_HEAD, ours.publicKey()))
              .encapsulate();

      assertThat(ours.decapsulate(made.encapsulation())).isEqualTo(made.key().getEncoded());
    }
  }

  @Test
  void we_encapsulate_for_the_platforms_keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-KEM-768");
    for (int i = 0; i < RUNS; i++) {
      KeyPair theirs = generator.generateKeyPair();
      byte[] publicKey = tail(theirs.getPublic().getEncoded(), KemKeys.PUBLIC_SIZE);
      KemKeys.Encapsulation made = KemKeys.encapsulate(publicKey, random);

      assertThat(
              KEM.getInstance("ML-KEM-768")
                  .newDecapsulator(theirs.getPrivate())
                  .decapsulate(made.ciphertext())
                  .getEncoded())
          .isEqualTo(made.secret());
    }
  }

  @Test
  void a_seed_gives_the_same_keys_again() throws Exception {
    KemKeys ours = KemKeys.generate(random);
    KemKeys again = KemKeys.of(ours.seed().clone());
    KemKeys.Encapsulation made = KemKeys.encapsulate(ours.publicKey(), random);

    assertThat(again.publicKey()).isEqualTo(ours.publicKey());
    assertThat(again.decapsulate(made.ciphertext())).isEqualTo(made.secret());
  }

  @Test
  void a_ciphertext_for_another_key_gives_another_secret() throws Exception {
    KemKeys.Encapsulation made = KemKeys.encapsulate(KemKeys.generate(random).publicKey(), random);

    assertThat(KemKeys.generate(random).decapsulate(made.ciphertext())).isNotEqualTo(made.secret());
  }

  @Test
  void a_public_key_outside_its_ring_or_of_a_wrong_length_is_refused() {
    byte[] outside = KemKeys.generate(random).publicKey().clone();
    outside[300] = (byte) 0xff;
    outside[301] = (byte) 0xff;

    assertThatThrownBy(() -> KemKeys.encapsulate(outside, random))
        .isInstanceOf(WeakKeyException.class);
    assertThatThrownBy(() -> KemKeys.encapsulate(new byte[1_183], random))
        .isInstanceOf(WeakKeyException.class);
    assertThatThrownBy(() -> KemKeys.generate(random).decapsulate(new byte[1_087]))
        .isInstanceOf(WeakKeyException.class);
    assertThatThrownBy(() -> KemKeys.of(new byte[63])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_platform_verifies_our_lattice_half() throws Exception {
    SigningKeys ours = SigningKeys.generate(random);
    byte[] message = {1, 2, 3};
    byte[] both = ours.sign("x", message);
    Signature verifier = Signature.getInstance("ML-DSA-65");
    verifier.initVerify(
        key("ML-DSA-65", SIGNATURE_HEAD, tail(ours.publicKey(), ours.publicKey().length - 32)));
    verifier.update(new byte[] {0, 0, 0, 1, 'x', 1, 2, 3});

    assertThat(verifier.verify(tail(both, both.length - 64))).isTrue();
  }

  @Test
  void a_hybrid_signature_needs_both_halves() {
    SigningKeys ours = SigningKeys.generate(random);
    SigningKeys other = SigningKeys.generate(random);
    byte[] message = {1, 2, 3};
    byte[] good = ours.sign("x", message);
    byte[] bad = other.sign("x", message);
    byte[] wrongLattice = Octets.concat(Arrays.copyOf(good, 64), tail(bad, bad.length - 64));
    byte[] wrongClassic = Octets.concat(Arrays.copyOf(bad, 64), tail(good, good.length - 64));
    byte[] swapped = Octets.concat(tail(good, good.length - 64), Arrays.copyOf(good, 64));

    assertThat(SigningKeys.verify(ours.publicKey(), "x", message, good)).isTrue();
    for (byte[] forged : new byte[][] {wrongLattice, wrongClassic, swapped, new byte[0]}) {
      assertThat(SigningKeys.verify(ours.publicKey(), "x", message, forged)).isFalse();
    }
    assertThat(SigningKeys.verify(ours.publicKey(), "y", message, good)).isFalse();
    assertThat(SigningKeys.verify(other.publicKey(), "x", message, good)).isFalse();
    assertThat(SigningKeys.verifyBrief(ours.publicKey(), "x", message, Arrays.copyOf(good, 64)))
        .isTrue();
  }

  @Test
  void weak_classic_signing_keys_are_not_acceptable() {
    byte[] publicKey = SigningKeys.generate(random).publicKey().clone();
    assertThat(SigningKeys.acceptable(publicKey)).isTrue();
    Arrays.fill(publicKey, 0, 32, (byte) 0);
    assertThat(SigningKeys.acceptable(publicKey)).isFalse();
    publicKey[0] = 1;
    assertThat(SigningKeys.acceptable(publicKey)).isFalse();
    Arrays.fill(publicKey, 0, 32, (byte) 0xff);
    assertThat(SigningKeys.acceptable(publicKey)).isFalse();
    assertThat(SigningKeys.acceptable(new byte[31])).isFalse();
  }

  private static PublicKey key(String algorithm, byte[] head, byte[] key) throws Exception {
    return KeyFactory.getInstance(algorithm)
        .generatePublic(new X509EncodedKeySpec(Octets.concat(head, key)));
  }

  private static byte[] tail(byte[] bytes, int length) {
    return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
  }
}
