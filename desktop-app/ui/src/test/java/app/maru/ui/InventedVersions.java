package app.maru.ui;

import app.maru.crypto.Bytes;
import app.maru.crypto.ReleaseKey;
import app.maru.messaging.policy.Policy.Rule;
import app.maru.messaging.release.Release;
import app.maru.messaging.release.VersionNumber;
import app.maru.ui.invented.Village;
import app.maru.ui.update.Build;
import app.maru.ui.update.NewVersions;
import app.maru.ui.update.VersionMemory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A world in which there may be a newer version.
public final class InventedVersions implements NewVersions.Source {
  /// What is told to be opened outside.
  public final List<String> opened = new ArrayList<>();

  /// The news that come.
  public CompletableFuture<Release> news = new CompletableFuture<>();

  /// The file that comes.
  public CompletableFuture<Path> file = new CompletableFuture<>();

  /// How often news were asked for.
  public int asked;

  /// A program that knows of no place for news.
  public static NewVersions none() {
    return new InventedVersions()
        .of(
            new Build(VersionNumber.parse("1.1.0"), Optional.empty()),
            Rule.CHOICE,
            new VersionMemory());
  }

  /// A program that knows where news are.
  public NewVersions known(Rule rule, VersionMemory memory) {
    return of(
        new Build(
            VersionNumber.parse("1.1.0"),
            Optional.of(
                new Build.News(
                    URI.create("https://maru.example/news"),
                    new ReleaseKey(Bytes.of(new byte[32]))))),
        rule,
        memory);
  }

  private NewVersions of(Build build, Rule rule, VersionMemory memory) {
    return new NewVersions(
        build,
        rule,
        memory,
        new NewVersions.Tools(
            this,
            List.of("linux-x64-deb"),
            InstantSource.fixed(Village.NOW),
            _ -> {},
            opened::add));
  }

  /// News of a version with a file for this computer.
  public static Release release(String version, String minimum) {
    return new Release(
        VersionNumber.parse(version).orElseThrow(),
        VersionNumber.parse(minimum).orElseThrow(),
        Village.NOW.minus(Duration.ofDays(3)),
        Village.NOW.plus(Duration.ofDays(30)),
        URI.create("https://maru.example/"),
        List.of(
            new Release.Download(
                "linux-x64-deb",
                "maru.deb",
                5,
                Bytes.of(new byte[32]),
                URI.create("https://maru.example/maru.deb"))));
  }

  @Override
  public CompletableFuture<Release> news(Build.News from, Instant seen) {
    asked++;
    return news;
  }

  @Override
  public CompletableFuture<Path> fetch(Release.Download wanted) {
    return file;
  }
}
