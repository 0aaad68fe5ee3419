package app.maru.ui;

import app.maru.messaging.release.DownloadFolder;
import app.maru.messaging.release.Release;
import app.maru.messaging.release.ReleaseException;
import app.maru.messaging.release.ReleaseWeb;
import app.maru.ui.update.Build;
import app.maru.ui.update.NewVersions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// News and files from the web; nothing is kept open between two of them.
///
/// @param screen runs tasks on the screen's thread
/// @param background runs what blocks
record WebSource(Executor screen, Executor background, InstantSource clock)
    implements NewVersions.Source {

  @Override
  public CompletableFuture<Release> news(Build.News from, Instant seen) {
    return fetch(web -> web.news(from.at(), from.key(), clock.instant(), seen));
  }

  @Override
  public CompletableFuture<Path> fetch(Release.Download file) {
    return fetch(web -> web.download(file, DownloadFolder.ofThisUser()));
  }

  private interface Fetching<T> {
    T by(ReleaseWeb web) throws ReleaseException;
  }

  private <T> CompletableFuture<T> fetch(Fetching<T> fetching) {
    return new Answers(screen)
        .here(
            CompletableFuture.supplyAsync(
                () -> {
                  try (ReleaseWeb web = ReleaseWeb.open()) {
                    return fetching.by(web);
                  } catch (ReleaseException e) {
                    throw new CompletionException(e);
                  }
                },
                background));
  }
}
