package app.maru.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

/// Published vectors, typed in.
class VectorsTest {
  private static final HexFormat HEX = HexFormat.of();

  private static byte[] hex(String... parts) {
    return HEX.parseHex(String.join("", parts));
  }

  @Test
  void x25519_as_in_rfc_7748_section_6_1() throws Exception {
    DhKeys alice =
        DhKeys.of(hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
    DhKeys bob = DhKeys.of(hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
    byte[] shared = hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

    assertThat(alice.publicKey())
        .isEqualTo(hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
    assertThat(bob.publicKey())
        .isEqualTo(hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
    assertThat(alice.agree(bob.publicKey())).isEqualTo(shared);
    assertThat(bob.agree(alice.publicKey())).isEqualTo(shared);
  }

  @Test
  void ed25519_as_in_rfc_8032_section_7_1() {
    assertThat(signed("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", ""))
        .isEqualTo(
            hex(
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155",
                "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"));
    assertThat(signed("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "72"))
        .isEqualTo(
            hex(
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
                "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
  }

  private static byte[] signed(String secret, String message) {
    byte[] publicKey = new byte[32];
    Ed25519.generatePublicKey(hex(secret), 0, publicKey, 0);
    byte[] signature = new byte[64];
    byte[] bytes = hex(message);
    Ed25519.sign(hex(secret), 0, bytes, 0, bytes.length, signature, 0);
    return Octets.concat(publicKey, signature);
  }

  @Test
  void hkdf_as_in_rfc_5869_appendix_a_1_and_a_3() {
    byte[] secret = new byte[22];
    Arrays.fill(secret, (byte) 0x0b);

    assertThat(Hkdf.extract(hex("000102030405060708090a0b0c"), secret))
        .isEqualTo(hex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"));
    assertThat(
            Hkdf.derive(hex("000102030405060708090a0b0c"), secret, hex("f0f1f2f3f4f5f6f7f8f9"), 42))
        .isEqualTo(
            hex(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
                "34007208d5b887185865"));
    assertThat(Hkdf.derive(new byte[0], secret, new byte[0], 42))
        .isEqualTo(
            hex(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d",
                "9d201395faa4b61a96c8"));
  }

  @Test
  void hmac_as_in_rfc_4231_section_4_2() {
    byte[] key = new byte[20];
    Arrays.fill(key, (byte) 0x0b);

    assertThat(Hashes.hmac(key, "Hi ".getBytes(StandardCharsets.US_ASCII), Octets.label("There")))
        .isEqualTo(hex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
  }

  @Test
  void sha_256_as_in_fips_180_4() {
    assertThat(Hashes.sha256(Octets.label("a"), Octets.label("bc")))
        .isEqualTo(hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @Test
  void aes_gcm_as_in_the_nist_submission_cases_13_and_16() {
    assertThat(Aead.seal(new byte[32], new byte[12], new byte[0]))
        .isEqualTo(hex("530f8afbc74536b9a963b4f1c4cb738b"));
    byte[] key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    byte[] nonce = hex("cafebabefacedbaddecaf888");
    byte[] ad = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    byte[] plaintext =
        hex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72",
            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    byte[] sealed =
        hex(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa",
            "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
            "76fc6ece0f4e1768cddf8853bb2d551b");

    assertThat(Aead.seal(key, nonce, plaintext, ad)).isEqualTo(sealed);
    assertThat(Aead.open(key, nonce, sealed, ad)).isEqualTo(plaintext);
    assertThat(Aead.open(key, nonce, sealed, hex("feed"))).isNull();
    assertThat(Aead.open(key, nonce, new byte[3], ad)).isNull();
  }
}
