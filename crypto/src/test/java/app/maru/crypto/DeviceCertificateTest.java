package app.maru.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.DecodingException.Reason;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.SigningKeys;
import app.maru.crypto.primitive.SmallOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Certificates and lists by somebody who has a person key of his own and means harm.
class DeviceCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private final SeededRandom random = new SeededRandom(41);
  private final SigningKeys person = SigningKeys.generate(random);
  private final SigningKeys signing = SigningKeys.generate(random);
  private final DhKeys dh = DhKeys.generate(random);

  @Test
  void a_weak_agreement_key_is_refused() {
    for (byte[] weak : SmallOrder.keys()) {
      byte[] encoded = DeviceCertificate.issue(person, weak, signing.publicKey(), NOW).encode();
      assertReason(Reason.WEAK_KEY, encoded);
    }
  }

  @Test
  void a_weak_signing_key_is_refused() {
    byte[] weak = signing.publicKey().clone();
    Arrays.fill(weak, 0, 32, (byte) 0);

    assertReason(
        Reason.WEAK_KEY, DeviceCertificate.issue(person, dh.publicKey(), weak, NOW).encode());
  }

  @Test
  void the_id_of_another_device_cannot_be_claimed() {
    DeviceId other = Identity.create(random, NOW).device();

    assertReason(Reason.WRONG_OWNER, signed(other, Kind.VERSION));
  }

  @Test
  void a_newer_version_is_named() {
    assertReason(Reason.NEWER_VERSION, signed(DeviceId.of(new byte[16]), 2));
  }

  private byte[] signed(DeviceId device, int version) {
    byte[] body =
        new Writer()
            .u8(Kind.CERTIFICATE.code())
            .u8(version)
            .u8(Kind.SUITE)
            .raw(person.publicKey())
            .raw(device.bytes().toArray())
            .raw(dh.publicKey())
            .raw(signing.publicKey())
            .instant(NOW)
            .instant(NOW.plusSeconds(1))
            .u32(0)
            .bytes();
    return Octets.concat(body, person.sign("maru1/device-cert", body));
  }

  @Test
  void a_list_of_another_person_or_with_a_touched_byte_is_refused() throws Exception {
    DeviceCertificate mine =
        DeviceCertificate.issue(person, dh.publicKey(), signing.publicKey(), NOW);
    Identity other = Identity.create(random, NOW);
    byte[] encoded = DeviceList.first(person, mine).encode();

    assertThatThrownBy(() -> DeviceList.decode(other.deviceList().encode(), mine))
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_OWNER));
    for (int i = 0; i < encoded.length; i += i < 150 ? 1 : 29) {
      byte[] touched = encoded.clone();
      touched[i] ^= 1;
      assertThatThrownBy(() -> DeviceList.decode(touched, mine))
          .as("byte %d", i)
          .isInstanceOf(DecodingException.class);
    }
  }

  @Test
  void a_revoked_device_is_not_contained() throws Exception {
    DeviceCertificate mine =
        DeviceCertificate.issue(person, dh.publicKey(), signing.publicKey(), NOW);
    Bytes another = Bytes.of(Hashes.sha256(new byte[] {1}));
    DeviceList list =
        DeviceList.issue(
            person,
            mine.person(),
            2,
            List.of(another, mine.hash()),
            List.of(mine.device()),
            Bytes.of(new byte[Hashes.SIZE]));

    assertThat(DeviceList.decode(list.encode(), mine).contains(mine)).isFalse();
  }

  @Test
  void the_largest_list_fits_its_limit() throws Exception {
    DeviceCertificate mine =
        DeviceCertificate.issue(person, dh.publicKey(), signing.publicKey(), NOW);
    List<Bytes> certificates =
        IntStream.range(0, DeviceList.MAX_DEVICES)
            .mapToObj(i -> Bytes.of(Hashes.sha256(new byte[] {(byte) i})))
            .toList();
    List<DeviceId> revoked =
        IntStream.range(0, DeviceList.MAX_REVOKED)
            .mapToObj(i -> Hashes.sha256(new byte[] {1, (byte) i}))
            .map(hash -> DeviceId.of(Arrays.copyOf(hash, DeviceId.SIZE)))
            .toList();
    DeviceList list =
        DeviceList.issue(person, mine.person(), 7, certificates, revoked, Bytes.of(new byte[32]));

    assertThat(list.encode()).hasSize(DeviceList.MAX_ENCODED_SIZE);
    assertThat(DeviceList.decode(list.encode(), mine)).isEqualTo(list);
  }

  private static void assertReason(Reason reason, byte[] encoded) {
    assertThatThrownBy(() -> DeviceCertificate.decode(encoded))
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
