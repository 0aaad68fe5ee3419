package app.maru.ui.desktop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The registry of Windows, by the command that comes with it.
///
/// @param reg the command
/// @param name of the value
/// @param command the program and its arguments
record StartupKey(List<String> reg, String name, List<String> command) implements Startup.Place {
  private static final String RUN = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";

  /// It answers at once or never.
  private static final long PATIENCE_SECONDS = 10;

  StartupKey {
    reg = List.copyOf(reg);
    command = List.copyOf(command);
  }

  @Override
  public boolean isOn() throws IOException {
    return run(List.of("query", RUN, "/v", name)) == 0;
  }

  @Override
  public void set(boolean wanted) throws IOException {
    if (wanted) {
      String line = command.stream().map(part -> '"' + part + '"').collect(Collectors.joining(" "));
      if (run(List.of("add", RUN, "/v", name, "/t", "REG_SZ", "/d", line, "/f")) != 0) {
        throw new IOException("refused");
      }
    } else if (isOn() && run(List.of("delete", RUN, "/v", name, "/f")) != 0) {
      throw new IOException("refused");
    }
  }

  private int run(List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(reg);
    all.addAll(arguments);
    Process process =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroy();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
    throw new IOException("no answer");
  }
}
