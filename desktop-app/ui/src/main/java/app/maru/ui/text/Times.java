package app.maru.ui.text;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes moments the way people read them, in the screen's language and the system's clock format.
public final class Times {
  private static final int DAYS_OF_A_WEEK = 7;

  private static final char NARROW_BLANK = '\u202f';

  /// Keeps both sides on one line, too.
  private static final char BLANK = '\u00a0';

  private final Texts texts;
  private final ZoneId zone;
  private final InstantSource clock;
  private final DateTimeFormatter time;
  private final DateTimeFormatter shortDate;
  private final DateTimeFormatter fullDate;
  private final DateTimeFormatter moment;
  private final DateTimeFormatter weekday;
  private final Locale locale;
  private final boolean all;

  /// @param system the system's formats: its words are used if it speaks the language of `texts`;
  ///   its region and the way it counts hours in any case
  public Times(Texts texts, Locale system, ZoneId zone, InstantSource clock) {
    this.texts = texts;
    this.zone = zone;
    this.clock = clock;
    this.locale = Locale.of(texts.locale().getLanguage(), system.getCountry());
    this.all = countsTo24(system);
    this.time = formatter(hours(FormatStyle.SHORT, all));
    this.shortDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(locale);
    this.fullDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
    this.weekday = DateTimeFormatter.ofLocalizedPattern("MMMEd").withLocale(locale);
    this.moment =
        formatter(
            pattern(FormatStyle.LONG, FormatStyle.MEDIUM, locale)
                .replace(
                    pattern(null, FormatStyle.MEDIUM, locale), hours(FormatStyle.MEDIUM, all)));
  }

  /// How a time is written in this language if hours are counted to 24, or twice to 12.
  private String hours(FormatStyle style, boolean all) {
    if (countsTo24(locale) == all) {
      return pattern(null, style, locale);
    }
    String wanted = (all ? "Hm" : "hm") + (style == FormatStyle.MEDIUM ? "s" : "");
    return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
        wanted, IsoChronology.INSTANCE, locale);
  }

  /// English has a narrow blank before “AM”, which is no blank to the eye in letters this small.
  private DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern.replace(NARROW_BLANK, BLANK), locale);
  }

  private static boolean countsTo24(Locale locale) {
    String pattern = pattern(null, FormatStyle.SHORT, locale);
    return pattern.indexOf('H') >= 0 || pattern.indexOf('k') >= 0;
  }

  private static String pattern(
      @Nullable FormatStyle date, @Nullable FormatStyle time, Locale locale) {
    return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
        date, time, IsoChronology.INSTANCE, locale);
  }

  /// The language of these words and the region of the system.
  public Locale locale() {
    return locale;
  }

  /// How a day is written and read in figures, its year in full.
  public DateTimeFormatter dates() {
    return formatter(pattern(FormatStyle.SHORT, null, locale).replaceAll("y+", "yyyy"));
  }

  /// The day a moment falls on here.
  public LocalDate day(Instant when) {
    return LocalDate.ofInstant(when, zone);
  }

  /// The time of day.
  public String time(Instant when) {
    return time.format(at(when));
  }

  /// The same of a time that has no day yet.
  public String time(LocalTime clock) {
    return time.format(clock);
  }

  /// The time of day that somebody typed.
  public TypedTime typed(String words) {
    return ClockReader.read(words, all);
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

  /// The time of a day that a moment is here.
  public LocalTime clock(Instant when) {
    return LocalTime.ofInstant(when, zone);
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
