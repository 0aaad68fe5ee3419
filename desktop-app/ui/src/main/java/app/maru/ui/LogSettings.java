package app.maru.ui;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LogbackServiceProvider;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.Reporter;

/// What is logged, and where. In code: to read the same from a file of settings took longer than
/// all else that happens before the window is begun.
public final class LogSettings extends ContextAwareBase implements Configurator {
  /// How much is told, as Logback names it.
  private static final String LEVEL = "MARU_LOG";

  private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n";

  /// Made by the log.
  public LogSettings() {}

  /// Says which log there is, before anybody asks for one: to look through all jars for it takes
  /// longer than to set it up.
  static void name() {
    System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, LogbackServiceProvider.class.getName());
    System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "WARN");
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    // It logs addresses and names.
    context.getLogger("javax.jmdns").setLevel(Level.OFF);
    // It logs what is shown.
    context.getLogger("org.freedesktop.dbus").setLevel(Level.OFF);
    Logger all = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    // Quiet unless something is wrong.
    all.setLevel(Level.toLevel(System.getenv(LEVEL), Level.WARN));
    all.addAppender(console);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
