package app.maru.messaging.release;

import app.maru.crypto.Bytes;
import app.maru.crypto.ReleaseKey;
import app.maru.messaging.release.ReleaseException.Reason;
import app.maru.messaging.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches news of releases and the files they announce. Every method blocks for as long as its
/// patience lasts: not for a loop or a screen's thread.
///
/// A request says nothing of who asks: no cookie, no name, no version.
public final class ReleaseWeb implements AutoCloseable {
  /// A server that does not answer a few kilobytes in this time will not.
  private static final Duration NEWS_PATIENCE = Duration.ofSeconds(20);

  /// A package of 100 MB over a line of half a megabit.
  private static final Duration FILE_PATIENCE = Duration.ofMinutes(30);

  private static final int OK = 200;

  /// How many names are tried beside a file that is there already.
  private static final int MAX_NAMES = 100;

  private final HttpClient client;
  private final Duration newsPatience;
  private final Duration filePatience;

  ReleaseWeb(Duration newsPatience, Duration filePatience) {
    this.newsPatience = newsPatience;
    this.filePatience = filePatience;
    // Never from https to http.
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            // Who is not there is told from who takes their time.
            .connectTimeout(newsPatience.dividedBy(2))
            .build();
  }

  /// A way to the web.
  public static ReleaseWeb open() {
    return new ReleaseWeb(NEWS_PATIENCE, FILE_PATIENCE);
  }

  /// Fetches the newest news.
  ///
  /// @param now the time
  /// @param seen when the newest news were signed that were seen before
  /// @throws ReleaseException any reason but DIFFERENT and DISK
  public Release news(URI at, ReleaseKey key, Instant now, Instant seen) throws ReleaseException {
    BodyHandler<byte[]> limited =
        BodyHandlers.limiting(BodyHandlers.ofByteArray(), ReleaseFile.MAX_BYTES);
    return ReleaseFile.open(fetch(at, limited, newsPatience), key, now, seen);
  }

  /// Fetches a file and looks whether it is the announced one. It has its name only then.
  ///
  /// @param folder where to; what is there is not overwritten
  /// @return the file
  /// @throws ReleaseException UNREACHABLE, ABSENT, SLOW, TOO_LARGE, DIFFERENT, DISK
  public Path download(Release.Download file, Path folder) throws ReleaseException {
    Path part;
    try {
      part = Files.createTempFile(Files.createDirectories(folder), file.name() + "-", ".part");
    } catch (IOException e) {
      throw new ReleaseException(Reason.DISK, e);
    }
    try {
      BodyHandler<Path> limited =
          BodyHandlers.limiting(
              BodyHandlers.ofFile(
                  part, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
              file.size());
      fetch(file.at(), limited, filePatience);
      if (Files.size(part) != file.size() || !sum(part).equals(file.sha256())) {
        throw new ReleaseException(Reason.DIFFERENT, null);
      }
      return named(part, folder, file.name());
    } catch (IOException e) {
      throw new ReleaseException(Reason.DISK, e);
    } finally {
      part.toFile().delete();
    }
  }

  /// Another answer than the file.
  private static final class Absent extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Absent(int status) {
      super("status " + status);
    }
  }

  private <T> T fetch(URI at, BodyHandler<T> body, Duration patience) throws ReleaseException {
    if (!ReleaseFile.isSafe(at)) {
      throw new ReleaseException(Reason.UNREACHABLE, null);
    }
    HttpRequest request = HttpRequest.newBuilder(at).timeout(patience).GET().build();
    // What is not the file is not read.
    CompletableFuture<HttpResponse<T>> answer =
        client.sendAsync(
            request,
            info -> {
              if (info.statusCode() != OK) {
                throw new Absent(info.statusCode());
              }
              return body.apply(info);
            });
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).body();
    } catch (TimeoutException e) {
      throw new ReleaseException(Reason.SLOW, e);
    } catch (ExecutionException e) {
      throw new ReleaseException(reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException(Reason.UNREACHABLE, e);
    } finally {
      answer.cancel(true);
    }
  }

  private static Reason reason(ExecutionException failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof Absent) {
        return Reason.ABSENT;
      }
      if (e instanceof HttpConnectTimeoutException) {
        return Reason.UNREACHABLE;
      }
      if (e instanceof HttpTimeoutException) {
        return Reason.SLOW;
      }
      if (e instanceof IOException io
          && StoreException.of(io).reason() == StoreException.Reason.DISK_FULL) {
        return Reason.DISK;
      }
      if (String.valueOf(e.getMessage()).contains("body exceeds capacity")) {
        return Reason.TOO_LARGE;
      }
    }
    return Reason.UNREACHABLE;
  }

  private static Bytes sum(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return Bytes.of(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Path named(Path part, Path folder, String name) throws IOException {
    Path target = folder.resolve(name);
    for (int other = 1; Files.exists(target); other++) {
      if (other > MAX_NAMES) {
        throw new IOException("no free name");
      }
      target = folder.resolve("(" + other + ") " + name);
    }
    return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Lets go of what is under way.
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
