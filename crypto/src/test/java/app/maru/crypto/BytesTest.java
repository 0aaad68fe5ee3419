package app.maru.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BytesTest {
  @Test
  void a_change_of_the_array_does_not_change_the_bytes() {
    byte[] source = {1, 2, 3};
    Bytes bytes = Bytes.of(source);
    source[0] = 9;
    bytes.toArray()[1] = 9;
    assertThat(bytes.hex()).isEqualTo("010203");
  }

  @Test
  void the_log_form_shows_eight_digits_at_most() {
    assertThat(Bytes.ofHex("0011223344556677").toString()).isEqualTo("00112233");
    assertThat(Bytes.ofHex("0011").toString()).isEqualTo("0011");
  }
}
