package app.maru.ui.update;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.messaging.policy.Policy.Rule;
import app.maru.messaging.release.Release;
import app.maru.messaging.release.ReleaseException;
import app.maru.messaging.release.ReleaseException.Reason;
import app.maru.messaging.release.VersionNumber;
import app.maru.ui.update.NewVersions.Standing;
import app.maru.ui.update.VersionMemory.Wish;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class NewVersionsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Instant SIGNED = NOW.minus(Duration.ofDays(3));
  private static final Build BUILD =
      Build.of("1.1.0", "https://maru.example/news", "ab".repeat(32));

  private final VersionMemory memory = new VersionMemory();
  private final List<Instant> asked = new ArrayList<>();
  private final List<String> opened = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private final List<Release.Download> fetched = new ArrayList<>();
  private CompletableFuture<Release> news = new CompletableFuture<>();
  private CompletableFuture<Path> file = new CompletableFuture<>();
  private Instant now = NOW;

  private NewVersions versions(Build build, Rule rule) {
    NewVersions.Source source =
        new NewVersions.Source() {
          @Override
          public CompletableFuture<Release> news(Build.News from, Instant seen) {
            asked.add(seen);
            return news;
          }

          @Override
          public CompletableFuture<Path> fetch(Release.Download wanted) {
            fetched.add(wanted);
            return file;
          }
        };
    return new NewVersions(
        build,
        rule,
        memory,
        new NewVersions.Tools(
            source, List.of("linux-x64-deb"), () -> now, later::add, opened::add));
  }

  private static Release release(String version, String minimum) {
    return new Release(
        VersionNumber.parse(version).orElseThrow(),
        VersionNumber.parse(minimum).orElseThrow(),
        SIGNED,
        NOW.plus(Duration.ofDays(30)),
        URI.create("https://maru.example/"),
        List.of(
            new Release.Download(
                "linux-x64-deb",
                "maru.deb",
                5,
                Bytes.of(new byte[32]),
                URI.create("https://maru.example/maru.deb"))));
  }

  @Test
  void nobody_is_asked_before_the_person_has_said_so() {
    NewVersions versions = versions(BUILD, Rule.CHOICE);
    versions.begin();
    assertThat(asked).isEmpty();
    assertThat(versions.undecided()).isTrue();
    versions.wish(false);
    versions.begin();
    assertThat(asked).isEmpty();
    assertThat(versions.undecided()).isFalse();
    versions.wish(true);
    assertThat(asked).hasSize(1);
  }

  @Test
  void an_administrator_decides_for_everybody() {
    memory.wish().set(Wish.YES);
    NewVersions never = versions(BUILD, Rule.OFF);
    never.begin();
    never.look();
    assertThat(asked).isEmpty();
    assertThat(never.possible()).isFalse();
    assertThat(never.settled()).isTrue();
    memory.wish().set(Wish.NO);
    NewVersions always = versions(BUILD, Rule.ON);
    always.begin();
    assertThat(asked).hasSize(1);
    assertThat(always.undecided()).isFalse();
  }

  @Test
  void a_copy_that_does_not_know_where_news_are_asks_nobody() {
    memory.wish().set(Wish.YES);
    for (Build build :
        List.of(
            Build.of("1.1.0", "", ""),
            Build.of("${project.version}", "https://x.example", "ab".repeat(32)))) {
      NewVersions versions = versions(build, Rule.CHOICE);
      versions.begin();
      versions.look();
      assertThat(asked).isEmpty();
      assertThat(versions.knowsWhere()).isFalse();
      assertThat(versions.undecided()).isFalse();
    }
    assertThat(Build.read().versionText()).isNotBlank();
  }

  @Test
  void it_is_looked_once_a_day_over_restarts_too() {
    memory.wish().set(Wish.YES);
    NewVersions versions = versions(BUILD, Rule.CHOICE);
    versions.begin();
    news.complete(release("1.1.0", "1.0.0"));
    assertThat(asked).containsExactly(Instant.EPOCH);
    assertThat(versions.standing().get()).isEqualTo(new Standing.Newest());
    versions(BUILD, Rule.CHOICE).begin();
    now = NOW.plus(NewVersions.BETWEEN_LOOKS).minusSeconds(1);
    later.removeLast().run();
    assertThat(asked).hasSize(1);
    now = NOW.plus(NewVersions.BETWEEN_LOOKS);
    later.removeLast().run();
    assertThat(asked).containsExactly(Instant.EPOCH, SIGNED);
  }

  @Test
  void who_was_not_reached_is_asked_again_within_the_day() {
    memory.wish().set(Wish.YES);
    NewVersions versions = versions(BUILD, Rule.CHOICE);
    versions.begin();
    news.completeExceptionally(new ReleaseException(Reason.UNREACHABLE));
    news = new CompletableFuture<>();
    later.removeLast().run();
    assertThat(asked).hasSize(2);
    news.completeExceptionally(new ReleaseException(Reason.ABSENT));
    later.removeLast().run();
    assertThat(asked).as("somebody answered").hasSize(2);
  }

  @Test
  void a_clock_that_was_once_ahead_keeps_nobody_from_looking() {
    memory.wish().set(Wish.YES);
    memory.asked(NOW.plus(Duration.ofDays(3650)));
    versions(BUILD, Rule.CHOICE).begin();
    assertThat(asked).hasSize(1);
    news.complete(release("1.1.0", "1.0.0"));
    assertThat(memory.asked()).isEqualTo(NOW);
  }

  @Test
  void a_newer_version_is_told_until_the_person_has_read_about_it() {
    NewVersions versions = versions(BUILD, Rule.CHOICE);
    versions.wish(true);
    assertThat(versions.standing().get()).isEqualTo(new Standing.Looking());
    news.complete(release("1.2.0", "1.0.0"));
    assertThat(versions.toTell()).map(Release::version).hasToString("Optional[1.2.0]");
    versions.openPage();
    versions.openFolder();
    assertThat(opened).containsExactly("https://maru.example/");
    versions.dismiss();
    assertThat(versions.toTell()).isEmpty();
    assertThat(versions.release()).isPresent();
    news = CompletableFuture.completedFuture(release("1.3.0", "1.0.0"));
    versions.look();
    assertThat(versions.toTell()).isPresent();
  }

  @Test
  void a_version_that_should_not_be_used_any_more_is_told_each_time() {
    NewVersions versions = versions(BUILD, Rule.CHOICE);
    versions.wish(true);
    Release needed = release("1.2.0", "1.1.1");
    news.complete(needed);
    assertThat(versions.isNeeded(needed)).isTrue();
    versions.dismiss();
    assertThat(versions.toTell()).isPresent();
    assertThat(versions.isNeeded(release("1.2.0", "1.1.0"))).isFalse();
  }

  @Test
  void the_file_is_fetched_when_the_person_says_so_and_only_for_this_computer() {
    NewVersions versions = versions(BUILD, Rule.CHOICE);
    versions.fetch();
    versions.wish(true);
    Release release = release("1.2.0", "1.0.0");
    news.complete(release);
    assertThat(versions.canFetch(release)).isTrue();
    assertThat(fetched).isEmpty();
    versions.fetch();
    versions.fetch();
    assertThat(fetched).hasSize(1);
    assertThat(versions.standing().get()).isEqualTo(new Standing.Fetching(release));
    CompletableFuture<Path> first = file;
    file = new CompletableFuture<>();
    first.completeExceptionally(new ReleaseException(Reason.DIFFERENT));
    assertThat(versions.standing().get())
        .isEqualTo(new Standing.NotFetched(release, Reason.DIFFERENT));
    versions.fetch();
    file.complete(Path.of("/downloads/maru.deb"));
    assertThat(versions.standing().get())
        .isEqualTo(new Standing.Fetched(release, Path.of("/downloads/maru.deb")));
    versions.openFolder();
    assertThat(opened).hasSize(1);
    assertThat(opened.getFirst()).startsWith("file:///downloads");
  }

  @Test
  void why_nothing_was_told_is_remembered_until_the_next_look() {
    NewVersions versions = versions(BUILD, Rule.CHOICE);
    versions.wish(true);
    news.completeExceptionally(new ReleaseException(Reason.NOT_SIGNED));
    assertThat(versions.standing().get()).isEqualTo(new Standing.NotTold(Reason.NOT_SIGNED));
    assertThat(versions.toTell()).isEmpty();
    news = new CompletableFuture<>();
    versions.look();
    news.completeExceptionally(new IllegalStateException("a fault of ours"));
    assertThat(versions.standing().get()).isEqualTo(new Standing.NotTold(Reason.UNREACHABLE));
  }

  @Test
  void what_is_remembered_is_kept_and_what_is_broken_forgotten() {
    memory.wish().set(Wish.YES);
    memory.seen(SIGNED);
    memory.asked(NOW);
    memory.dismissed().set("1.2.0");
    Properties kept = new Properties();
    memory.write(kept);
    VersionMemory again = new VersionMemory();
    again.read(kept);
    assertThat(again.wish().get()).isEqualTo(Wish.YES);
    assertThat(again.seen()).isEqualTo(SIGNED);
    assertThat(again.asked()).isEqualTo(NOW);
    assertThat(again.dismissed().get()).isEqualTo("1.2.0");
    again.seen(SIGNED.minusSeconds(1));
    assertThat(again.seen()).isEqualTo(SIGNED);
    kept.setProperty("versions.wish", "MAYBE");
    kept.setProperty("versions.seen", "long ago");
    VersionMemory broken = new VersionMemory();
    broken.read(kept);
    assertThat(broken.wish().get()).isEqualTo(Wish.UNDECIDED);
    assertThat(broken.seen()).isEqualTo(Instant.EPOCH);
  }
}
