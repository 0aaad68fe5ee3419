package app.maru.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.FaultReason;
import app.maru.messaging.MessengerException;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.policy.PolicyException;
import app.maru.messaging.release.ReleaseException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultsTest {
  private final Faults english = new Faults(Texts.in(Locale.ENGLISH));
  private final Faults korean = new Faults(Texts.in(Locale.KOREAN));

  @ParameterizedTest
  @EnumSource
  void every_trouble_is_said_in_both_languages(FaultReason reason) {
    assertThat(english.of(reason).what()).isNotBlank();
    assertThat(korean.of(reason).what()).isNotBlank().isNotEqualTo(english.of(reason).what());
  }

  @ParameterizedTest
  @EnumSource
  void every_failure_of_a_client_says_what_to_do(ClientException.Reason reason) {
    assertThat(english.of(new ClientException(reason)).advice()).isNotBlank();
    assertThat(korean.of(reason).advice()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void every_refusal_of_the_engine_is_said(MessengerException.Reason reason) {
    MessengerException refused = new MessengerException(reason);
    assertThat(english.of(new CompletionException(refused)).sentence())
        .isEqualTo(english.of(reason).sentence())
        .isNotBlank();
    assertThat(korean.of(reason).sentence()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void whatever_is_wrong_with_a_policy_is_said(PolicyException.Reason reason) {
    assertThat(english.of(reason, "discovry").sentence())
        .startsWith("Your administrator’s settings can’t be used: ")
        .doesNotContain("{");
    assertThat(korean.of(reason, "discovry").sentence()).startsWith("관리자가 정한");
    assertThat(english.of(PolicyException.Reason.UNKNOWN_SETTING, "discovry").what())
        .contains("“discovry”");
  }

  @ParameterizedTest
  @EnumSource
  void why_there_are_no_news_of_versions_is_said(ReleaseException.Reason reason) {
    assertThat(english.of(reason).advice()).isNotBlank();
    assertThat(korean.of(reason).what()).isNotBlank().isNotEqualTo(english.of(reason).what());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret"})
  void a_fault_of_ours_says_nothing_of_its_inside(String message) {
    assertThat(english.of(new IllegalStateException(message)).sentence())
        .isEqualTo("Something went wrong inside Maru. Try again. If it stays so, start Maru anew.");
  }
}
