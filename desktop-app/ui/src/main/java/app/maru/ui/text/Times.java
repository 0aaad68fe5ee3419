package app.maru.ui.text;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Writes moments the way people read them, in the screen's language and the system's clock format.
public final class Times {
  private static final int DAYS_OF_A_WEEK = 7;

  private final Texts texts;
  private final ZoneId zone;
  private final InstantSource clock;
  private final DateTimeFormatter time;
  private final DateTimeFormatter shortDate;
  private final DateTimeFormatter fullDate;
  private final DateTimeFormatter moment;
  private final DateTimeFormatter weekday;
  private final Locale locale;

  /// @param system the system's formats; used if it speaks the language of `texts`
  public Times(Texts texts, Locale system, ZoneId zone, InstantSource clock) {
    this.texts = texts;
    this.zone = zone;
    this.clock = clock;
    this.locale =
        system.getLanguage().equals(texts.locale().getLanguage()) ? system : texts.locale();
    this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    this.shortDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(locale);
    this.fullDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
    this.weekday = DateTimeFormatter.ofLocalizedPattern("MMMEd").withLocale(locale);
    this.moment =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
            .withLocale(locale);
  }

  /// The day a moment falls on here.
  public LocalDate day(Instant when) {
    return LocalDate.ofInstant(when, zone);
  }

  /// The time of day.
  public String time(Instant when) {
    return time.format(at(when));
  }

  /// Date and time in full.
  public String moment(Instant when) {
    return moment.format(at(when));
  }

  /// An appointment: to the minute, and with its day unless that is today.
  public String appointment(Instant when) {
    LocalDate day = day(when);
    LocalDate today = day(clock.instant());
    return day.equals(today)
        ? time(when)
        : texts.get(
            "day.appointment",
            (day.getYear() == today.getYear() ? weekday : shortDate).format(day),
            time(when));
  }

  /// What time it is.
  public Instant now() {
    return clock.instant();
  }

  /// A time of a day here.
  public Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  /// The heading over the messages of a day.
  public String heading(LocalDate day) {
    LocalDate today = day(clock.instant());
    if (day.equals(today)) {
      return texts.get("day.today");
    }
    return day.equals(today.minusDays(1)) ? texts.get("day.yesterday") : fullDate.format(day);
  }

  /// As short as a list needs: the time today, then the weekday, then the date.
  public String brief(Instant when) {
    LocalDate today = day(clock.instant());
    LocalDate day = day(when);
    long ago = ChronoUnit.DAYS.between(day, today);
    if (ago == 0) {
      return time(when);
    }
    if (ago == 1) {
      return texts.get("day.yesterday");
    }
    return ago > 0 && ago < DAYS_OF_A_WEEK
        ? day.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale)
        : shortDate.format(day);
  }

  /// When somebody was last there, in words.
  public String lastSeen(Instant when) {
    LocalDate today = day(clock.instant());
    LocalDate day = day(when);
    if (day.equals(today)) {
      return texts.get("presence.seen.today", time(when));
    }
    return day.equals(today.minusDays(1))
        ? texts.get("presence.seen.yesterday", time(when))
        : texts.get("presence.seen.day", shortDate.format(day), time(when));
  }

  private ZonedDateTime at(Instant when) {
    return when.atZone(zone);
  }
}
