package app.maru.ui.update;

import app.maru.messaging.policy.Policy.Rule;
import app.maru.messaging.release.Release;
import app.maru.messaging.release.ReleaseException;
import app.maru.messaging.release.ReleaseException.Reason;
import app.maru.messaging.release.VersionNumber;
import app.maru.ui.update.VersionMemory.Wish;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Whether there is a newer version, as far as the person wants to know. It is told and, if wanted,
/// fetched; nothing is ever installed from here.
///
/// Lives on the screen's thread.
public final class NewVersions {
  /// News come some times a year: more than once a day would only tell the server who is at work.
  static final Duration BETWEEN_LOOKS = Duration.ofHours(24);

  /// How things stand.
  public sealed interface Standing {
    /// Nobody has looked yet.
    record Unknown() implements Standing {}

    /// The news are being fetched.
    record Looking() implements Standing {}

    /// There is none newer.
    record Newest() implements Standing {}

    /// There is a newer one.
    record Here(Release release) implements Standing {}

    /// Its file is being fetched.
    record Fetching(Release release) implements Standing {}

    /// Its file is here, and it is the announced one.
    record Fetched(Release release, Path file) implements Standing {}

    /// Looking did not help.
    record NotTold(Reason reason) implements Standing {}

    /// The file did not come.
    record NotFetched(Release release, Reason reason) implements Standing {}
  }

  /// Where news and files come from. Answers come on the screen's thread and fail with
  /// [ReleaseException].
  public interface Source {
    /// The news.
    ///
    /// @param seen when the newest news were signed that were seen before
    CompletableFuture<Release> news(Build.News from, Instant seen);

    /// A file, where the person finds it.
    CompletableFuture<Path> fetch(Release.Download file);
  }

  /// What this needs from the world.
  ///
  /// @param kinds what this computer can install, the best first
  /// @param later runs a task on the screen's thread after an hour or so
  /// @param browse opens an address, or a folder, outside
  public record Tools(
      Source source,
      List<String> kinds,
      InstantSource clock,
      Executor later,
      Consumer<String> browse) {}

  private final Build build;
  private final Rule rule;
  private final VersionMemory memory;
  private final Tools tools;
  private final ReadOnlyObjectWrapper<Standing> standing =
      new ReadOnlyObjectWrapper<>(new Standing.Unknown());

  /// @param rule what an administrator has settled about looking
  public NewVersions(Build build, Rule rule, VersionMemory memory, Tools tools) {
    this.build = build;
    this.rule = rule;
    this.memory = memory;
    this.tools = tools;
  }

  /// Looks if that is wanted and was not done today; from now on again and again.
  public void begin() {
    if (looks() && isTime(tools.clock().instant())) {
      look();
    }
    tools.later().execute(this::begin);
  }

  /// A time in the future says nothing: a clock was wrong.
  private boolean isTime(Instant now) {
    return memory.asked().isAfter(now) || !now.isBefore(memory.asked().plus(BETWEEN_LOOKS));
  }

  /// Whether this copy of the program knows where news are, and nobody has forbidden to look.
  public boolean possible() {
    return build.news().isPresent() && build.version().isPresent() && rule != Rule.OFF;
  }

  /// Whether this copy of the program knows where news are.
  public boolean knowsWhere() {
    return build.news().isPresent() && build.version().isPresent();
  }

  /// Whether an administrator has settled whether to look.
  public boolean settled() {
    return rule.settled();
  }

  /// Whether news are looked for.
  public boolean looks() {
    return possible() && rule.allows(memory.wish().get() == Wish.YES);
  }

  /// Whether the person was never asked whether to look, and can say so.
  public boolean undecided() {
    return possible() && !rule.settled() && memory.wish().get() == Wish.UNDECIDED;
  }

  /// The person wants news, or none.
  public void wish(boolean wanted) {
    memory.wish().set(wanted ? Wish.YES : Wish.NO);
    if (looks()) {
      look();
    }
  }

  /// The name of the server that is asked.
  public String server() {
    return build.news().map(news -> news.at().getHost()).orElse("");
  }

  /// Looks now.
  public void look() {
    if (!possible()
        || standing.get() instanceof Standing.Looking
        || standing.get() instanceof Standing.Fetching) {
      return;
    }
    standing.set(new Standing.Looking());
    CompletableFuture<Void> _ =
        tools
            .source()
            .news(build.news().orElseThrow(), memory.seen())
            .handle((release, failure) -> {
              noteAsked(failure == null ? Optional.empty() : Optional.of(reason(failure)));
              if (failure == null) {
                memory.seen(release.signedAt());
                standing.set(
                    release.version().compareTo(build.version().orElseThrow()) > 0
                        ? new Standing.Here(release)
                        : new Standing.Newest());
              } else {
                standing.set(new Standing.NotTold(reason(failure)));
              }
              return null;
            });
  }

  /// Who was not reached was not asked: it is tried again when the network may be there.
  private void noteAsked(Optional<Reason> failure) {
    if (failure.filter(reason -> reason == Reason.UNREACHABLE).isEmpty()) {
      memory.asked(tools.clock().instant());
    }
  }

  /// Whether there is a file of that version for this computer.
  public boolean canFetch(Release release) {
    return release.downloadFor(tools.kinds()).isPresent();
  }

  /// Fetches the file of the newer version.
  public void fetch() {
    Optional<Release> wanted = release();
    Optional<Release.Download> file = wanted.flatMap(news -> news.downloadFor(tools.kinds()));
    if (file.isEmpty() || standing.get() instanceof Standing.Fetching) {
      return;
    }
    Release release = wanted.orElseThrow();
    standing.set(new Standing.Fetching(release));
    CompletableFuture<Void> _ =
        tools
            .source()
            .fetch(file.get())
            .handle((path, failure) -> {
              standing.set(
                  failure == null
                      ? new Standing.Fetched(release, path)
                      : new Standing.NotFetched(release, reason(failure)));
              return null;
            });
  }

  /// The newer version, if there is one.
  public Optional<Release> release() {
    return switch (standing.get()) {
      case Standing.Here(var release) -> Optional.of(release);
      case Standing.Fetching(var release) -> Optional.of(release);
      case Standing.Fetched(var release, _) -> Optional.of(release);
      case Standing.NotFetched(var release, _) -> Optional.of(release);
      case Standing.Unknown _, Standing.Looking _, Standing.Newest _, Standing.NotTold _ ->
          Optional.empty();
    };
  }

  /// The newer version, unless the person has read about it.
  public Optional<Release> toTell() {
    return release()
        .filter(release ->
            isNeeded(release) || !release.version().toString().equals(memory.dismissed().get()));
  }

  /// Whether this version should not be used any more.
  public boolean isNeeded(Release release) {
    return build.version().filter(mine -> mine.compareTo(release.minimum()) < 0).isPresent();
  }

  /// The person has read about the newer version, and does not want to hear of it again.
  public void dismiss() {
    release().map(Release::version).map(VersionNumber::toString).ifPresent(memory.dismissed()::set);
  }

  /// Shows where a person reads about the newer version.
  public void openPage() {
    release().map(Release::page).map(URI::toString).ifPresent(tools.browse());
  }

  /// Shows the folder with the file that was fetched.
  public void openFolder() {
    if (standing.get() instanceof Standing.Fetched(_, Path file)) {
      tools.browse().accept(file.resolveSibling("").toUri().toString());
    }
  }

  /// The version that is running, as people read it.
  public String mine() {
    return build.versionText();
  }

  /// How things stand.
  public ReadOnlyObjectProperty<Standing> standing() {
    return standing.getReadOnlyProperty();
  }

  private static Reason reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof ReleaseException named ? named.reason() : Reason.UNREACHABLE;
  }
}
