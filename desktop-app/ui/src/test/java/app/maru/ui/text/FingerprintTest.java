package app.maru.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
  private static final PersonId KEY =
      PersonId.ofHex("0123456789abcdef".repeat(2) + "fedcba9876543210".repeat(2));

  @Test
  void a_fingerprint_is_read_in_groups_of_four_digits() {
    assertThat(Fingerprint.of(KEY))
        .isEqualTo(
            "0123 4567 89ab cdef 0123 4567 89ab cdef\nfedc ba98 7654 3210 fedc ba98 7654 3210");
  }

  @Test
  void its_beginning_is_marked_as_no_more_than_that() {
    assertThat(Fingerprint.brief(KEY)).isEqualTo("0123 4567 …");
  }
}
