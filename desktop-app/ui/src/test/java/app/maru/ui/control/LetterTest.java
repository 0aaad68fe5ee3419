package app.maru.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

final class LetterTest {
  private static KeyEvent pressed(KeyCode code, String text) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", text, code, false, true, false, false);
  }

  @Test
  void a_key_is_known_by_its_code_or_by_its_letter_in_another_script() {
    assertThat(Letter.C.isIn(pressed(KeyCode.C, "c"))).isTrue();
    for (String letter : new String[] {"ㅊ", "с", "С", "ψ", "ב", "ؤ"}) {
      assertThat(Letter.C.isIn(pressed(KeyCode.UNDEFINED, letter))).as(letter).isTrue();
    }
    assertThat(Letter.C.isIn(pressed(KeyCode.UNDEFINED, "ㅋ"))).isFalse();
    assertThat(Letter.C.isIn(pressed(KeyCode.UNDEFINED, ""))).isFalse();
    assertThat(Letter.C.isIn(pressed(KeyCode.V, "ㅊ"))).isFalse();
    assertThat(Letter.B.isIn(pressed(KeyCode.UNDEFINED, "ㅠ"))).isTrue();
    assertThat(Letter.I.isIn(pressed(KeyCode.UNDEFINED, "Ш"))).isTrue();
    assertThat(Letter.E.isIn(pressed(KeyCode.UNDEFINED, "ㄷ"))).isTrue();
    assertThat(Letter.X.isIn(pressed(KeyCode.UNDEFINED, "ㅌ"))).isTrue();
    assertThat(Letter.PERIOD.isIn(pressed(KeyCode.UNDEFINED, ">"))).isTrue();
    assertThat(Letter.COMMA.isIn(pressed(KeyCode.UNDEFINED, "б"))).isTrue();
  }
}
