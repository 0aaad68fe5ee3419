package app.maru.ui.desktop;

import app.maru.messaging.ConversationId;
import app.maru.ui.attention.Notification;
import app.maru.ui.attention.Notifier;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications by the scripting command of macOS.
///
/// The words go to it by its input: arguments can be read by everybody on the computer.
final class ScriptNotifier implements Notifier {
  private static final Logger LOG = LoggerFactory.getLogger(ScriptNotifier.class);

  private final List<String> command;
  private final Executor background;

  ScriptNotifier(List<String> command, Executor background) {
    this.command = List.copyOf(command);
    this.background = background;
  }

  @Override
  public void clicked(Consumer<Optional<ConversationId>> told) {
    // The command tells nobody.
  }

  @Override
  public void show(Notification notification) {
    String script =
        "display notification %s with title %s\n"
            .formatted(quoted(notification.body()), quoted(notification.title()));
    background.execute(() -> {
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
          input.write(script);
        }
      } catch (IOException e) {
        LOG.info("no notification: {}", e.getClass().getSimpleName());
      }
    });
  }

  /// A string as AppleScript writes it.
  private static String quoted(String words) {
    return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public void withdraw(Optional<ConversationId> about) {
    // The command takes nothing back.
  }

  @Override
  public void close() {
    // What is shown stays.
  }
}
