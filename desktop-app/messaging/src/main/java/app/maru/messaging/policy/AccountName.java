package app.maru.messaging.policy;

import app.maru.messaging.DisplayName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What the system calls the person at this computer.
final class AccountName {
  /// A directory on the network may not answer; then the name of the account will do.
  private static final int PATIENCE_SECONDS = 3;

  /// A line about one account.
  private static final int MAX_BYTES = 4096;

  /// Which field of a line of accounts has the person's name, and how many there are.
  private static final int PERSON = 4;

  private static final int FIELDS = 7;

  private AccountName() {}

  /// The person's name where the system knows one, else that of the account.
  static String ofThisComputer() {
    String account = System.getProperty("user.name", "");
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Optional<String> known = Optional.empty();
    if (system.startsWith("linux")) {
      known = ask(List.of("getent", "passwd", account)).flatMap(AccountName::person);
    } else if (system.startsWith("mac")) {
      known = ask(List.of("id", "-F"));
    }
    return DisplayName.clean(known.filter(name -> !name.isBlank()).orElse(account));
  }

  /// The person in a line of the list of accounts; a room and telephones may follow the name.
  static Optional<String> person(String line) {
    String[] fields = line.split(":", -1);
    return fields.length == FIELDS
        ? Optional.of(fields[PERSON].split(",", -1)[0].strip()).filter(name -> !name.isEmpty())
        : Optional.empty();
  }

  private static Optional<String> ask(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          return Optional.empty();
        }
        try (InputStream said = process.getInputStream()) {
          return Optional.of(
              new String(said.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip());
        }
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
