package app.maru.ui.desktop;

import app.maru.messaging.ConversationId;
import app.maru.ui.attention.Notification;
import app.maru.ui.attention.Notifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications of Windows, shown by the shell that comes with it.
///
/// It takes half a second to start, so one shell does all that has come up meanwhile, and there is
/// never more than one. A click starts Maru with a link, which comes back through the door of the
/// profile and is told here by [#follow].
final class ToastNotifier implements Notifier {
  /// Where the shell refuses, by somebody's policy for example, it will hardly change its mind.
  static final Duration RETRY_AFTER = Duration.ofMinutes(10);

  /// A variable of Windows holds 32,767 letters; the longest act has about 5,000.
  static final int MAX_ACTS = 24_000;

  private static final Logger LOG = LoggerFactory.getLogger(ToastNotifier.class);

  private final Command shell;
  private final Optional<Path> launcher;
  private final ChatLinks links;
  private final String group;
  private final InstantSource clock;
  private final Executor background;

  /// What is to be shown about what, or to be taken away; the oldest first.
  private final Map<Optional<ConversationId>, Optional<Notification>> waiting =
      new LinkedHashMap<>();

  // All guarded by waiting.
  private boolean working;
  private boolean used;
  private boolean closed;
  private Instant notBefore = Instant.MIN;
  private @Nullable Process running;

  private volatile Consumer<Optional<ConversationId>> told = _ -> {};

  /// @param launcher the program a click starts; without it a click does nothing
  /// @param clock says when to try again
  /// @param background runs what may wait
  ToastNotifier(
      Command shell,
      Optional<Path> launcher,
      ChatLinks links,
      InstantSource clock,
      Executor background) {
    this.shell = shell;
    this.launcher = launcher;
    this.links = links;
    this.group = links.group();
    this.clock = clock;
    this.background = background;
  }

  @Override
  public void clicked(Consumer<Optional<ConversationId>> consumer) {
    told = consumer;
  }

  /// A link was handed in at the door.
  void follow(String link) {
    links.follow(link, told);
  }

  @Override
  public void show(Notification notification) {
    later(notification.about(), Optional.of(notification));
  }

  @Override
  public void withdraw(Optional<ConversationId> about) {
    later(about, Optional.empty());
  }

  private void later(Optional<ConversationId> about, Optional<Notification> what) {
    synchronized (waiting) {
      if (closed) {
        return;
      }
      // Only the newest about each counts, in its place in time.
      waiting.remove(about);
      waiting.put(about, what);
      if (working) {
        return;
      }
      working = true;
    }
    background.execute(this::work);
  }

  private void work() {
    for (List<String> acts = take(); !acts.isEmpty(); acts = take()) {
      run(acts);
    }
  }

  private List<String> take() {
    synchronized (waiting) {
      List<String> acts = new ArrayList<>();
      if (clock.instant().isBefore(notBefore)) {
        waiting.clear();
      }
      if (!used && !waiting.isEmpty()) {
        // Left by a process that was killed.
        acts.add(ToastScript.clear(group));
      }
      int length = 0;
      for (var entries = waiting.entrySet().iterator(); entries.hasNext(); ) {
        var entry = entries.next();
        String act = act(entry.getKey(), entry.getValue());
        length += act.length();
        if (length > MAX_ACTS) {
          break;
        }
        acts.add(act);
        entries.remove();
      }
      working = !acts.isEmpty();
      return acts;
    }
  }

  private String act(Optional<ConversationId> about, Optional<Notification> what) {
    String tag = ChatLinks.tag(about);
    if (what.isEmpty()) {
      return ToastScript.remove(group, tag);
    }
    String document = ToastXml.of(what.get(), launcher.map(_ -> links.to(about)));
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return ToastScript.show(group, tag, Base64.getEncoder().encodeToString(bytes));
  }

  private void run(List<String> acts) {
    try {
      Process process;
      synchronized (waiting) {
        if (closed) {
          return;
        }
        process = begin(acts);
        running = process;
        used = true;
      }
      if (shell.end(process) == 0) {
        return;
      }
      LOG.info("no notification: the shell refused");
    } catch (IOException e) {
      LOG.info("no notification: {}", e.getClass().getSimpleName());
    }
    synchronized (waiting) {
      notBefore = clock.instant().plus(RETRY_AFTER);
    }
  }

  private Process begin(List<String> acts) throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(ToastScript.ACTS, ToastScript.acts(acts));
    launcher.ifPresent(path -> environment.put(ToastScript.LAUNCHER, path.toString()));
    return shell.begin(List.of(), environment);
  }

  /// The last shell is waited for by nobody: this process may be gone before it.
  @Override
  public void close() {
    synchronized (waiting) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.clear();
      if (!used) {
        return;
      }
      if (running != null) {
        // What it was about to show would stay.
        running.destroy();
      }
      try {
        var _ = begin(List.of(ToastScript.clear(group)));
      } catch (IOException e) {
        LOG.info("notifications stay: {}", e.getClass().getSimpleName());
      }
    }
  }
}
