package app.maru.ui.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The registry of Windows, by the command that comes with it.
///
/// @param reg the command
/// @param name of the value
/// @param command the program and its arguments
record StartupKey(Command reg, String name, List<String> command) implements Startup.Place {
  private static final String KEYS = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\";

  /// What is started.
  private static final String RUN = KEYS + "Run";

  /// What the person has said about that in the settings of Windows.
  private static final String SAID = KEYS + "Explorer\\StartupApproved\\Run";

  /// The first byte is odd where it was turned off.
  private static final Pattern OFF = Pattern.compile("REG_BINARY\\s+[0-9A-Fa-f][13579BDFbdf]");

  StartupKey {
    command = List.copyOf(command);
  }

  @Override
  public boolean isOn() throws IOException {
    Command.Answer run = query(RUN);
    return run.status() == 0 && isOurs(run.words()) && !isOff();
  }

  private Command.Answer query(String key) throws IOException {
    return reg.ask(List.of("query", key, "/v", name));
  }

  private boolean isOff() throws IOException {
    Matcher off = OFF.matcher(query(SAID).words());
    return off.find();
  }

  /// Whether it starts this program. Letters that are not ASCII come in the page of codes of a
  /// console, which is not known: then it is taken for ours.
  private boolean isOurs(String said) {
    String line = line();
    return !StandardCharsets.US_ASCII.newEncoder().canEncode(line) || said.contains(line);
  }

  private String line() {
    return command.stream().map(part -> '"' + part + '"').collect(Collectors.joining(" "));
  }

  @Override
  public void set(boolean wanted) throws IOException {
    if (wanted) {
      // Java leaves alone what begins and ends with a quotation mark, and Windows would take it
      // apart at those inside.
      String escaped = line().replace("\"", "\\\"");
      change(List.of("add", RUN, "/v", name, "/t", "REG_SZ", "/d", escaped, "/f"));
      remove(SAID);
    } else {
      remove(RUN);
    }
  }

  private void remove(String key) throws IOException {
    if (query(key).status() == 0) {
      change(List.of("delete", key, "/v", name, "/f"));
    }
  }

  private void change(List<String> arguments) throws IOException {
    if (reg.ask(arguments).status() != 0) {
      throw new IOException("refused");
    }
  }
}
