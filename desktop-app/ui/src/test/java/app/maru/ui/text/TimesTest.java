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
  void hours_are_counted_as_the_system_counts_them_in_every_language() {
    Instant two = NOON.plus(Duration.ofHours(2));
    assertThat(english.time(two)).isEqualTo("14:00");
    assertThat(korean.time(two)).isEqualTo("14:00");
    assertThat(times(Locale.KOREAN, Locale.KOREA).time(two)).isEqualTo("오후 2:00");
    assertThat(times(Locale.KOREAN, Locale.US).time(two)).isEqualTo("오후 2:00");
    assertThat(times(Locale.ENGLISH, Locale.KOREA).time(two))
        .isEqualToNormalizingUnicode("2:00\u00a0PM");
    assertThat(times(Locale.ENGLISH, Locale.GERMANY).time(two)).isEqualTo("14:00");
    assertThat(times(Locale.ENGLISH, Locale.of("en")).time(two)).endsWith("PM");
  }

  @Test
  void a_moment_in_full_counts_hours_in_the_same_way() {
    Instant two = NOON.plus(Duration.ofHours(2));
    assertThat(english.moment(two)).isEqualTo("21 November 2026, 14:00:00");
    assertThat(korean.moment(two)).isEqualTo("2026년 11월 21일 14시 0분 0초");
    assertThat(times(Locale.KOREAN, Locale.US).moment(two)).isEqualTo("2026년 11월 21일 오후 2:00:00");
  }

  @Test
  void days_in_figures_are_of_the_region_with_their_year_in_full_and_can_be_read_again() {
    LocalDate day = LocalDate.of(2026, 11, 9);
    assertThat(english.dates().format(day)).isEqualTo("09/11/2026");
    assertThat(times(Locale.ENGLISH, Locale.US).dates().format(day)).isEqualTo("11/9/2026");
    assertThat(korean.dates().format(day)).startsWith("2026").contains("11");
    for (Times each : new Times[] {english, korean, times(Locale.ENGLISH, Locale.GERMANY)}) {
      assertThat(LocalDate.parse(each.dates().format(day), each.dates())).isEqualTo(day);
    }
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
    assertThat(korean.lastSeen(NOON.minus(Duration.ofHours(1)))).isEqualTo("오늘 11:00에 있었음");
  }

  @Test
  void an_appointment_is_said_to_the_minute_and_with_its_day_unless_that_is_today() {
    assertThat(english.appointment(NOON.plus(Duration.ofHours(2)))).isEqualTo("14:00");
    assertThat(english.appointment(NOON.plus(Duration.ofHours(21)))).isEqualTo("Sun 22 Nov, 09:00");
    assertThat(english.appointment(NOON.plus(Duration.ofDays(100)))).isEqualTo("01/03/2027, 12:00");
    assertThat(korean.appointment(NOON.plus(Duration.ofHours(21)))).isEqualTo("11월 22일 (일) 09:00");
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
