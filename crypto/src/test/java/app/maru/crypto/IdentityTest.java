package app.maru.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.DecodingException.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private final SeededRandom random = new SeededRandom(1);
  private final Identity alice = Identity.create(random, NOW);
  private final SecretBytes key = SecretBytes.random(32, random);

  @Test
  void comes_back_from_its_sealed_form() throws Exception {
    byte[] sealed = alice.seal(key, random);

    Identity again = Identity.open(sealed, key);

    assertThat(again.certificate()).isEqualTo(alice.certificate());
    assertThat(again.deviceList()).isEqualTo(alice.deviceList());
    assertThat(again.proveLink(new byte[] {1})).isEqualTo(alice.proveLink(new byte[] {1}));
  }

  @Test
  void does_not_open_under_another_key_or_when_touched() {
    byte[] sealed = alice.seal(key, random);
    SecretBytes other = SecretBytes.random(32, random);

    assertThatThrownBy(() -> Identity.open(sealed, other))
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_SIGNATURE));
    for (int i = 0; i < sealed.length; i += 97) {
      byte[] touched = sealed.clone();
      touched[i] ^= 1;
      assertThatThrownBy(() -> Identity.open(touched, key)).isInstanceOf(DecodingException.class);
    }
  }

  @Test
  void is_never_the_same_twice() {
    Identity bob = Identity.create(random, NOW);

    assertThat(bob.person()).isNotEqualTo(alice.person());
    assertThat(bob.device()).isNotEqualTo(alice.device());
  }

  @Test
  void proves_being_the_end_of_a_connection() {
    byte[] transcript = {1, 2, 3};
    byte[] proof = alice.proveLink(transcript);

    assertThat(proof).hasSize(DeviceCertificate.LINK_PROOF_SIZE);
    assertThat(alice.certificate().verifiesLink(transcript, proof)).isTrue();
    assertThat(alice.certificate().verifiesLink(new byte[] {1, 2}, proof)).isFalse();
    assertThat(alice.certificate().verifiesLink(transcript, new byte[3])).isFalse();
    assertThat(Identity.create(random, NOW).certificate().verifiesLink(transcript, proof))
        .isFalse();
  }

  @Test
  void shows_a_certificate_that_decodes_to_itself() throws Exception {
    DeviceCertificate again = DeviceCertificate.decode(alice.certificate().encode());

    assertThat(again).isEqualTo(alice.certificate());
    assertThat(again.person()).isEqualTo(alice.person());
    assertThat(again.device()).isEqualTo(alice.device());
    assertThat(again.encode()).hasSize(DeviceCertificate.ENCODED_SIZE);
  }

  @Test
  void shows_a_device_list_that_names_its_device() throws Exception {
    DeviceList list = DeviceList.decode(alice.deviceList().encode(), alice.certificate());

    assertThat(list.contains(alice.certificate())).isTrue();
    assertThat(list.epoch()).isEqualTo(1);
    assertThat(list.contains(Identity.create(random, NOW).certificate())).isFalse();
  }

  @Test
  void has_a_certificate_that_expires_and_forgives_a_day() {
    Instant end = NOW.plus(Duration.ofDays(3_650));

    assertThat(alice.certificate().validAt(end.plus(Duration.ofHours(23)))).isTrue();
    assertThat(alice.certificate().validAt(end.plus(Duration.ofHours(25)))).isFalse();
    assertThat(alice.certificate().validAt(NOW.minus(Duration.ofDays(365)))).isTrue();
  }

  @Test
  void says_nothing_secret_about_itself() {
    assertThat(alice.toString()).hasSizeLessThan(40).doesNotContain(alice.person().hex());
    assertThat(key.toString()).isEqualTo("SecretBytes[32]");
  }
}
