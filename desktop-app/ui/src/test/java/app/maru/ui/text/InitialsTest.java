package app.maru.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitialsTest {
  @ParameterizedTest
  @CsvSource({
    "김민아,민아",
    "이준,이준",
    "남궁민수,민수",
    "한별 (개발팀),한별",
    "mina,M",
    "Mina Kim,MK",
    "Jean-Luc van der Berg,JB",
    "élodie,É",
    "山田太郎,山",
    "3층 연구실,3연",
    "💥 boom,B",
    "'!!! ???',''",
    "'',''"
  })
  void initials_stand_for_a_name(String name, String initials) {
    assertThat(Initials.of(name)).isEqualTo(initials);
  }
}
