package app.maru.crypto.prekey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.DecodingException;
import app.maru.crypto.DecodingException.Reason;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.Forgeries;
import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.SeededRandom;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrekeyBundleTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private final SeededRandom random = new SeededRandom(5);
  private final Identity bob = Identity.create(random, NOW);
  private final Identity mallory = Identity.create(random, NOW);
  private final SignedPrekey signed = SignedPrekey.create(bob, 1, random, NOW);
  private final OneTimePrekey oneTime = OneTimePrekey.create(bob, 2, random);
  private final byte[] bundle = PrekeyBundle.of(bob, signed, Optional.of(oneTime)).encode();

  @Test
  void decodes_to_itself() throws Exception {
    PrekeyBundle again = PrekeyBundle.decode(bundle);

    assertThat(again.encode()).isEqualTo(bundle);
    assertThat(again.certificate()).isEqualTo(bob.certificate());
    assertThat(again.signed().id()).isEqualTo(1);
    assertThat(again.oneTime().orElseThrow().id()).isEqualTo(2);
    assertThat(bundle).hasSizeLessThan(PrekeyBundle.MAX_ENCODED_SIZE);
    byte[] without = PrekeyBundle.of(bob, signed, Optional.empty()).encode();
    assertThat(PrekeyBundle.decode(without).oneTime()).isEmpty();
  }

  @Test
  void a_one_time_prekey_that_has_done_its_work_is_overwritten_and_what_was_sealed_stays()
      throws Exception {
    SecretBytes key = SecretBytes.random(32, random);
    OneTimePrekey made = OneTimePrekey.create(bob, 4, random);
    byte[] secret = made.dhKeys().secret().clone();
    byte[] seed = made.kemKeys().seed().clone();
    byte[] sealed = made.seal(bob, key, random);
    made.wipe();
    assertThat(made.dhKeys().secret()).containsOnly(0);
    assertThat(made.kemKeys().seed()).containsOnly(0);
    OneTimePrekey opened = OneTimePrekey.open(bob, 4, sealed, key);
    assertThat(opened.dhKeys().secret()).isEqualTo(secret);
    assertThat(opened.kemKeys().seed()).isEqualTo(seed);
    assertThat(opened.record().encode()).isEqualTo(made.record().encode());
  }

  @Test
  void a_relay_exchanges_the_one_time_prekey_of_a_published_bundle() throws Exception {
    OneTimePrekey other = OneTimePrekey.create(bob, 3, random);
    PrekeyBundle published =
        PrekeyBundle.decode(PrekeyBundle.of(bob, signed, Optional.empty()).encode());
    OneTimePrekeyRecord record =
        OneTimePrekeyRecord.decode(other.record().encode(), published.certificate());

    assertThat(published.oneTime()).isEmpty();
    PrekeyBundle handedOut = PrekeyBundle.decode(published.withOneTime(record).encode());
    assertThat(handedOut.oneTime().orElseThrow().id()).isEqualTo(3);
    assertThat(handedOut.signed().encode()).isEqualTo(published.signed().encode());
    assertThat(handedOut.certificate()).isEqualTo(published.certificate());
    assertThat(handedOut.deviceList().encode()).isEqualTo(published.deviceList().encode());
  }

  @Test
  void a_record_alone_is_refused_unless_all_of_it_is_its_owners() {
    byte[] record = oneTime.record().encode();
    DeviceCertificate certificate = bob.certificate();

    assertThat(record).hasSize(OneTimePrekeyRecord.ENCODED_SIZE);
    assertRecordReason(Reason.BAD_SIGNATURE, record, mallory.certificate());
    for (int i = 8; i < record.length; i += 7) {
      byte[] touched = record.clone();
      touched[i] ^= 1;
      assertThatThrownBy(() -> OneTimePrekeyRecord.decode(touched, certificate))
          .as("byte %d", i)
          .isInstanceOf(DecodingException.class);
    }
    assertRecordReason(Reason.MALFORMED, Arrays.copyOf(record, record.length - 1), certificate);
    assertRecordReason(Reason.MALFORMED, Arrays.copyOf(record, record.length + 1), certificate);
    assertRecordReason(Reason.MALFORMED, new byte[0], certificate);
  }

  @Test
  void any_touched_byte_is_refused() {
    for (int i = 0; i < bundle.length; i += i < 200 ? 1 : 13) {
      byte[] touched = bundle.clone();
      touched[i] ^= (byte) (1 << (i % 8));
      assertThatThrownBy(() -> PrekeyBundle.decode(touched))
          .as("byte %d", i)
          .isInstanceOf(DecodingException.class);
    }
  }

  @Test
  void truncated_and_extended_bundles_are_malformed() {
    for (int length = 0; length < bundle.length; length += 101) {
      byte[] truncated = Arrays.copyOf(bundle, length);
      assertReason(Reason.MALFORMED, truncated);
    }
    assertReason(Reason.MALFORMED, Arrays.copyOf(bundle, bundle.length + 1));
  }

  @Test
  void prekeys_of_another_device_are_refused() {
    SignedPrekey foreign = SignedPrekey.create(mallory, 1, random, NOW);
    OneTimePrekey foreignOneTime = OneTimePrekey.create(mallory, 2, random);

    assertReason(Reason.BAD_SIGNATURE, PrekeyBundle.of(bob, foreign, Optional.empty()).encode());
    assertReason(
        Reason.BAD_SIGNATURE, PrekeyBundle.of(bob, signed, Optional.of(foreignOneTime)).encode());
    assertReason(Reason.BAD_SIGNATURE, PrekeyBundle.of(mallory, signed, Optional.empty()).encode());
  }

  @Test
  void a_device_that_is_not_on_its_persons_list_is_refused() {
    byte[] list = Forgeries.withoutOwnDevice(bob).encode();
    byte[] forged =
        Writer.of(Kind.BUNDLE)
            .raw(bob.certificate().encode())
            .counted(list)
            .raw(signed.record().encode())
            .u8(0)
            .bytes();

    assertReason(Reason.WRONG_OWNER, forged);
  }

  @Test
  void expires_after_its_time_and_a_day() throws Exception {
    PrekeyBundle decoded = PrekeyBundle.decode(bundle);

    assertThat(decoded.usableAt(NOW.plus(Duration.ofDays(15)))).isTrue();
    assertThat(decoded.usableAt(NOW.plus(Duration.ofDays(15)).plusSeconds(1))).isFalse();
    assertThat(decoded.usableAt(NOW.minus(Duration.ofDays(365)))).isTrue();
    assertThat(decoded.live().usableAt(NOW.plus(Duration.ofDays(365)))).isTrue();
    assertThat(decoded.live().usableAt(NOW.plus(Duration.ofDays(4_000)))).isFalse();
  }

  @Test
  void private_halves_come_back_only_for_their_device_and_id() throws Exception {
    SecretBytes key = SecretBytes.random(32, random);
    byte[] sealed = signed.seal(bob, key, random);
    byte[] sealedOneTime = oneTime.seal(bob, key, random);

    SignedPrekey again = SignedPrekey.open(bob, 1, sealed, key);
    assertThat(again.record().encode()).isEqualTo(signed.record().encode());
    assertThat(again.dhKeys().secret()).isEqualTo(signed.dhKeys().secret());
    assertThat(again.kemKeys().publicKey()).isEqualTo(signed.record().kemKey());
    assertThat(OneTimePrekey.open(bob, 2, sealedOneTime, key).record().encode())
        .isEqualTo(oneTime.record().encode());
    assertThatThrownBy(() -> SignedPrekey.open(bob, 2, sealed, key))
        .isInstanceOf(DecodingException.class);
    assertThatThrownBy(() -> SignedPrekey.open(mallory, 1, sealed, key))
        .isInstanceOf(DecodingException.class);
    assertThatThrownBy(() -> OneTimePrekey.open(bob, 1, sealed, key))
        .isInstanceOf(DecodingException.class);
  }

  @Test
  void prekeys_live_as_long_as_an_introduction_made_with_them_may_be_under_way() {
    Duration underWay = Duration.ofDays(14).plus(DeviceCertificate.CLOCK_TOLERANCE);

    assertThat(SignedPrekey.RETENTION).isGreaterThanOrEqualTo(underWay);
    assertThat(OneTimePrekey.RETENTION).isGreaterThanOrEqualTo(underWay);
  }

  private static void assertRecordReason(Reason reason, byte[] encoded, DeviceCertificate owner) {
    assertThatThrownBy(() -> OneTimePrekeyRecord.decode(encoded, owner))
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static void assertReason(Reason reason, byte[] encoded) {
    assertThatThrownBy(() -> PrekeyBundle.decode(encoded))
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
