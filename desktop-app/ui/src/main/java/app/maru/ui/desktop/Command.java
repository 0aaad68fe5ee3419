package app.maru.ui.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command of the system that answers soon or never.
///
/// @param words the program, and what it is told every time
/// @param patience after so long it never will
record Command(List<String> words, Duration patience) {
  /// More than one value of the registry, less than a pipe holds: nobody has to read meanwhile.
  private static final int MAX_ANSWER = 4096;

  Command {
    words = List.copyOf(words);
  }

  /// What it said.
  ///
  /// @param status what it ended with
  /// @param words the beginning of what it wrote
  record Answer(int status, String words) {}

  /// Begins, and waits for nothing.
  ///
  /// @param environment what it is told beyond what every process is
  Process begin(List<String> arguments, Map<String, String> environment) throws IOException {
    return builder(arguments, environment).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private ProcessBuilder builder(List<String> arguments, Map<String, String> environment) {
    List<String> all = new ArrayList<>(words);
    all.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder;
  }

  /// Runs to the end.
  ///
  /// @throws IOException if it is not there or does not end
  Answer ask(List<String> arguments) throws IOException {
    Process process = builder(arguments, Map.of()).start();
    int status = end(process);
    byte[] said = process.getInputStream().readNBytes(MAX_ANSWER);
    return new Answer(status, new String(said, StandardCharsets.US_ASCII));
  }

  /// Waits until it has ended.
  ///
  /// @return what it ended with
  /// @throws IOException if it does not
  int end(Process process) throws IOException {
    try {
      if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroy();
    throw new IOException("no answer");
  }
}
