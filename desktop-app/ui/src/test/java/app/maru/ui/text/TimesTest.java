package app.maru.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class TimesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
  private final Times english = times(Locale.ENGLISH, Locale.UK);
  private final Times korean = times(Locale.KOREAN, Locale.UK);

  private static Times times(Locale language, Locale system) {
    return new Times(
        Texts.in(language), system, ZoneId.of("Asia/Seoul"), InstantSource.fixed(NOON));
  }

  @Test
  void the_clock_is_the_systems_if_it_speaks_the_language() {
    assertThat(english.time(NOON.plus(Duration.ofHours(2)))).isEqualTo("14:00");
    assertThat(korean.time(NOON.plus(Duration.ofHours(2)))).isEqualTo("오후 2:00");
  }

  @Test
  void a_list_tells_the_time_then_the_day_then_the_date() {
    assertThat(english.brief(NOON.minus(Duration.ofHours(1)))).isEqualTo("11:00");
    assertThat(english.brief(NOON.minus(Duration.ofHours(13)))).isEqualTo("Yesterday");
    assertThat(english.brief(NOON.minus(Duration.ofDays(3)))).isEqualTo("Wed");
    assertThat(korean.brief(NOON.minus(Duration.ofDays(3)))).isEqualTo("수");
    assertThat(english.brief(NOON.minus(Duration.ofDays(30)))).isEqualTo("22/10/2026");
  }

  @Test
  void the_last_time_somebody_was_there_is_said_with_its_day() {
    assertThat(english.lastSeen(NOON.minus(Duration.ofHours(1))))
        .isEqualTo("last seen today at 11:00");
    assertThat(english.lastSeen(NOON.minus(Duration.ofHours(13))))
        .isEqualTo("last seen yesterday at 23:00");
    assertThat(english.lastSeen(NOON.minus(Duration.ofDays(3))))
        .isEqualTo("last seen on 18/11/2026 at 12:00");
    assertThat(korean.lastSeen(NOON.minus(Duration.ofHours(1)))).isEqualTo("오늘 오전 11:00에 있었음");
  }

  @Test
  void an_appointment_is_said_to_the_minute_and_with_its_day_unless_that_is_today() {
    assertThat(english.appointment(NOON.plus(Duration.ofHours(2)))).isEqualTo("14:00");
    assertThat(english.appointment(NOON.plus(Duration.ofHours(21)))).isEqualTo("Sun 22 Nov, 09:00");
    assertThat(english.appointment(NOON.plus(Duration.ofDays(100)))).isEqualTo("01/03/2027, 12:00");
    assertThat(korean.appointment(NOON.plus(Duration.ofHours(21))))
        .isEqualTo("11월 22일 (일) 오전 9:00");
  }

  @Test
  void a_sender_whose_clock_is_a_year_ahead_gets_a_date() {
    assertThat(english.brief(NOON.plus(Duration.ofDays(365)))).isEqualTo("21/11/2027");
  }

  @Test
  void days_have_headings() {
    LocalDate today = LocalDate.of(2026, 11, 21);
    assertThat(english.heading(today)).isEqualTo("Today");
    assertThat(korean.heading(today.minusDays(1))).isEqualTo("어제");
    assertThat(korean.heading(today.minusDays(2))).isEqualTo("2026년 11월 19일 목요일");
  }
}
