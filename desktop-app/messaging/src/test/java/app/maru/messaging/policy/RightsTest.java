package app.maru.messaging.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RightsTest {
  private static final String SOMEBODY = "S-1-5-21-1004336348-1177238915-682003330-1001";
  private static final String INSTALLER =
      "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O:BAD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)",
        "O:SYD:(A;;FA;;;SY)(A;;FA;;;BA)(A;;FRFX;;;WD)",
        "O:LAD:PAI(A;;FA;;;LA)(A;;GRGX;;;AU)",
        "O:" + INSTALLER + "D:AI(A;;FA;;;" + INSTALLER + ")(A;ID;FR;;;BU)",
        "O:BAD:P(D;;FA;;;BG)(A;;FA;;;BA)",
        "O:BAD:"
      })
  void what_only_administrators_can_write_is_theirs(String text) {
    assertThat(Rights.of(text).map(Rights::areAdministratorsAlone)).contains(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O:" + SOMEBODY + "D:AI(A;ID;FA;;;SY)(A;ID;0x1200a9;;;BU)",
        "O:BUD:AI(A;ID;FA;;;SY)",
        "O:BAD:AI(A;ID;FA;;;SY)(A;ID;FA;;;" + SOMEBODY + ")",
        "O:BAD:AI(A;ID;0x1301bf;;;BU)",
        "O:BAD:AI(A;ID;0x1200ab;;;BU)",
        "O:BAD:(A;;FRFW;;;WD)",
        "O:BAD:(A;;GA;;;WD)",
        "O:BAD:(A;;WD;;;BU)",
        "O:BAD:(A;;0xfffffffffffffffff;;;BU)",
        "O:BAD:(OA;;FR;;;BU)",
        "O:BAD:(A;;FR)"
      })
  void what_others_can_write_is_not(String text) {
    assertThat(Rights.of(text).map(Rights::areAdministratorsAlone)).contains(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "O:BA",
        "D:(A;;FA;;;BA)",
        "O:BAD:NO_ACCESS_CONTROL",
        "O:BAD:(XA;;FX;;;WD;(Title == \"VP\"))",
        "O:BAD:(A;;FA;;;BA)S:(AU;SA;FA;;;WD)"
      })
  void what_is_of_another_form_is_nobodys(String text) {
    assertThat(Rights.of(text)).isEmpty();
  }

  @Test
  void a_folder_is_an_administrators_though_others_may_put_files_into_it() {
    String folder = "D:AI(A;OICIID;FA;;;SY)(A;OICIIOID;GA;;;CO)(A;CIID;DCLCRPCR;;;BU)";
    assertThat(Rights.of("O:BA" + folder).map(Rights::belongToAdministrators)).contains(true);
    assertThat(Rights.of("O:" + SOMEBODY + folder).map(Rights::belongToAdministrators))
        .contains(false);
  }
}
