package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class LogSettingsTest {
  @Test
  void the_log_finds_its_settings_and_keeps_what_others_say_of_people_to_itself() {
    LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
    assertThat(log.getLogger("javax.jmdns").getLevel()).isEqualTo(Level.OFF);
    assertThat(log.getLogger("org.freedesktop.dbus").getLevel()).isEqualTo(Level.OFF);
    ch.qos.logback.classic.Logger all = log.getLogger(Logger.ROOT_LOGGER_NAME);
    assertThat(all.iteratorForAppenders())
        .toIterable()
        .singleElement()
        .isInstanceOf(ConsoleAppender.class)
        .extracting(console -> ((ConsoleAppender<ILoggingEvent>) console).getTarget())
        .isEqualTo("System.err");
  }
}
