package app.maru.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClockReaderTest {
  @ParameterizedTest
  @CsvSource({
    "9:30 pm, 21:30",
    "9:30pm, 21:30",
    "9:30 PM, 21:30",
    "9:30 P.M., 21:30",
    "9.30 p.m., 21:30",
    "9:30 p, 21:30",
    "9 pm, 21:00",
    "PM 9:30, 21:30",
    "9:30 am, 09:30",
    "12 am, 00:00",
    "12:30 pm, 12:30",
    "오후 9:30, 21:30",
    "오후9:30, 21:30",
    "오전 9:30, 09:30",
    "오전 12:00, 00:00",
    "오후 12:05, 12:05",
    "오후 0:30, 12:30",
    "오후 9시 30분, 21:30",
    "오후 9시, 21:00",
    "오후 9시 5분, 21:05",
    "21:30, 21:30",
    "21.30, 21:30",
    "21h30, 21:30",
    "21h, 21:00",
    "21시 30분, 21:30",
    "2130, 21:30",
    "13, 13:00",
    "0:30, 00:30",
    "00:00, 00:00",
    "２１：３０, 21:30",
  })
  void a_time_is_read_the_same_on_every_system(String typed, LocalTime time) {
    assertThat(ClockReader.read(typed, true)).isEqualTo(new TypedTime.Clear(time));
    assertThat(ClockReader.read(typed, false)).isEqualTo(new TypedTime.Clear(time));
  }

  @ParameterizedTest
  @CsvSource({
    "9:30, 09:30, 21:30",
    "09:30, 09:30, 21:30",
    "12:15, 00:15, 12:15",
    "1, 01:00, 13:00"
  })
  void which_half_of_the_day_is_asked_where_hours_are_counted_to_twelve(
      String typed, LocalTime morning, LocalTime afternoon) {
    assertThat(ClockReader.read(typed, false)).isEqualTo(new TypedTime.Either(morning, afternoon));
    assertThat(ClockReader.read(typed, true))
        .isEqualTo(new TypedTime.Clear(typed.startsWith("12") ? afternoon : morning));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "9x9",
        "24:00",
        "9:60",
        "9:3",
        "13:00 pm",
        "21:30 오후",
        "am",
        "오후",
        "am 9:30 pm",
        "오전 9:30 오전",
        "-9:30",
        "9:30:15",
        "99999",
        "930000",
        "9시30",
        "noon",
        "9:30 mm"
      })
  void what_is_no_time_is_not_guessed(String typed) {
    assertThat(ClockReader.read(typed, true)).isEqualTo(new TypedTime.Unclear());
    assertThat(ClockReader.read(typed, false)).isEqualTo(new TypedTime.Unclear());
  }

  @Test
  void what_a_system_shows_is_read_as_it_was_meant() {
    Instant now = Instant.parse("2026-11-21T03:00:00Z");
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
      for (Locale system : Locale.getAvailableLocales()) {
        Times times =
            new Times(
                Texts.in(language), system, ZoneId.of("Asia/Seoul"), InstantSource.fixed(now));
        for (int hour = 0; hour < 24; hour++) {
          LocalTime time = LocalTime.of(hour, 5);
          assertThat(times.typed(times.time(time)))
              .as("%s in %s of %s", times.time(time), language, system)
              .isEqualTo(new TypedTime.Clear(time));
        }
      }
    }
  }
}
