package app.maru.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.SafetyCode.Finding;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SafetyCodeTest {
  private static final PersonId ME = person(1);
  private static final PersonId MINA = person(0xa2);
  private static final PersonId EVE = person(0xe3);

  private static PersonId person(int number) {
    byte[] id = new byte[PersonId.SIZE];
    Arrays.fill(id, (byte) number);
    return PersonId.of(id);
  }

  @Test
  void what_was_written_is_read() {
    SafetyCode code = new SafetyCode(ME, MINA);
    assertThat(code.toString()).isEqualTo("MARU1:01" + "01".repeat(32) + "A2".repeat(32));
    assertThat(SafetyCode.parse(code.toString())).contains(code);
  }

  @Test
  void only_theirs_about_me_is_a_match() {
    assertThat(new SafetyCode(MINA, ME).seenBy(ME, MINA)).isEqualTo(Finding.MATCH);
    assertThat(new SafetyCode(MINA, EVE).seenBy(ME, MINA)).isEqualTo(Finding.ABOUT_ANOTHER);
    assertThat(new SafetyCode(EVE, ME).seenBy(ME, MINA)).isEqualTo(Finding.ANOTHER_PERSON);
    assertThat(new SafetyCode(ME, MINA).seenBy(ME, MINA)).isEqualTo(Finding.MINE);
    assertThat(new SafetyCode(EVE, MINA).seenBy(ME, MINA)).isEqualTo(Finding.STRANGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "M",
        "MARU1:01",
        "maru://person/0101010101010101010101010101010101010101010101010101010101010101"
      })
  void anything_else_is_no_code(String text) {
    assertThat(SafetyCode.parse(text)).isEmpty();
  }

  @Test
  void every_digit_counts() {
    String code = new SafetyCode(ME, MINA).toString();
    assertThat(SafetyCode.parse(code.toLowerCase(Locale.ROOT))).isEmpty();
    assertThat(SafetyCode.parse(code + "0")).isEmpty();
    assertThat(SafetyCode.parse(code.substring(1))).isEmpty();
    assertThat(SafetyCode.parse(code.replace(":01", ":02"))).as("a newer version").isEmpty();
    for (int at = 0; at < code.length(); at++) {
      String broken = code.substring(0, at) + "g" + code.substring(at + 1);
      assertThat(SafetyCode.parse(broken)).as(broken).isEmpty();
    }
  }
}
