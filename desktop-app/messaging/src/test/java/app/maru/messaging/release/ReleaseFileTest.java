package app.maru.messaging.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.messaging.release.ReleaseException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReleaseFileTest {
  private static final Instant NOW = News.SIGNED.plus(Duration.ofDays(1));
  private final News news = new News();

  private Release open(byte[] file) throws ReleaseException {
    return ReleaseFile.open(file, news.key(), NOW, Instant.EPOCH);
  }

  @Test
  void what_was_signed_is_read() throws Exception {
    Release release = open(news.signed(News.JSON));
    assertThat(release.version()).hasToString("1.2.0");
    assertThat(release.minimum()).hasToString("1.0.0");
    assertThat(release.signedAt()).isEqualTo(News.SIGNED);
    assertThat(release.page()).hasToString("https://maru.example/new");
    assertThat(release.downloadFor(List.of("linux-x64-rpm", "linux-x64-deb")))
        .map(Release.Download::name)
        .contains("maru_1.2.0_amd64.deb");
    assertThat(release.downloadFor(List.of("macos-x64-dmg"))).isEmpty();
  }

  @Test
  void what_somebody_else_has_signed_or_changed_does_not_count() {
    byte[] signed = news.signed(News.JSON);
    byte[] changed = signed.clone();
    changed[changed.length - 3] ^= 1;
    fails(Reason.NOT_SIGNED, changed);
    byte[] elsewhere = signed.clone();
    elsewhere[5] = (byte) (elsewhere[5] == '0' ? '1' : '0');
    fails(Reason.NOT_SIGNED, elsewhere);
    fails(Reason.NOT_SIGNED, new News(2).signed(News.JSON));
    fails(Reason.NOT_SIGNED, News.JSON.getBytes(StandardCharsets.UTF_8));
    fails(Reason.NOT_SIGNED, new byte[0]);
    fails(Reason.NOT_SIGNED, new byte[ReleaseFile.MAX_BYTES + 1]);
    byte[] noHex = signed.clone();
    noHex[0] = 'x';
    fails(Reason.NOT_SIGNED, noHex);
  }

  @Test
  void news_end_so_that_nobody_can_withhold_what_came_later() throws Exception {
    byte[] file = news.signed(News.JSON);
    Instant last = News.EXPIRES.minusSeconds(1);
    assertThat(ReleaseFile.open(file, news.key(), last, Instant.EPOCH)).isNotNull();
    assertThatThrownBy(() -> ReleaseFile.open(file, news.key(), News.EXPIRES, Instant.EPOCH))
        .isInstanceOfSatisfying(
            ReleaseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EXPIRED));
  }

  @Test
  void nobody_can_go_back_to_news_of_before() throws Exception {
    byte[] file = news.signed(News.JSON);
    assertThat(ReleaseFile.open(file, news.key(), NOW, News.SIGNED)).isNotNull();
    assertThatThrownBy(() -> ReleaseFile.open(file, news.key(), NOW, News.SIGNED.plusMillis(1)))
        .isInstanceOfSatisfying(
            ReleaseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OLDER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.0 | latest",
        "https://maru.example/new | http://maru.example/new",
        "https://maru.example/new | file:///etc/passwd",
        "https://maru.example/new | javascript:alert",
        "https://maru.example/new | https://maru.example@evil.example/",
        "2026-11-20T09:00:00Z | yesterday",
        "maru_1.2.0_amd64.deb | ../../.bashrc",
        "maru_1.2.0_amd64.deb | .hidden",
        "maru_1.2.0_amd64.deb | a/b",
        "maru_1.2.0_amd64.deb | C:x",
        "\"size\": 5 | \"size\": 0",
        "\"size\": 5 | \"size\": 1073741825",
        "\"size\": 5 | \"size\": \"5\"",
        "2cf24dba | xyz",
        "\"minimum\" | \"least\"",
        "\"name\" | \"call\""
      })
  void what_was_signed_by_mistake_is_refused(String sound, String wrong) {
    assertThat(News.JSON).contains(sound);
    fails(Reason.MALFORMED, news.signed(News.JSON.replace(sound, wrong)));
  }

  @Test
  void any_file_gives_news_or_a_named_fault() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      byte[] json = News.JSON.getBytes(StandardCharsets.UTF_8);
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        json[random.nextInt(json.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(ReleaseFile.parse(json)).isNotNull();
      } catch (ReleaseException named) {
        assertThat(named.reason()).isEqualTo(Reason.MALFORMED);
      }
    }
  }

  @Test
  void a_computer_knows_what_it_can_install(@TempDir Path root) throws Exception {
    assertThat(Computer.kinds("Windows 11", "amd64", root))
        .containsExactly("windows-x64-msi", "windows-x64-exe");
    assertThat(Computer.kinds("Mac OS X", "aarch64", root))
        .containsExactly("macos-arm64-dmg", "macos-arm64-pkg");
    assertThat(Computer.kinds("Linux", "amd64", root)).containsExactly("linux-x64-tar.gz");
    Files.createDirectories(root.resolve("opt/maru"));
    Files.createFile(Files.createDirectories(root.resolve("usr/bin")).resolve("rpm"));
    assertThat(Computer.kinds("Linux", "amd64", root))
        .containsExactly("linux-x64-rpm", "linux-x64-tar.gz");
    Files.createFile(
        Files.createDirectories(root.resolve("var/lib/dpkg/info")).resolve("maru.list"));
    assertThat(Computer.kinds("Linux", "aarch64", root))
        .containsExactly("linux-arm64-deb", "linux-arm64-tar.gz");
    assertThat(Computer.kinds()).isNotEmpty();
  }

  @Test
  void downloads_go_where_the_desktop_keeps_them(@TempDir Path home) throws Exception {
    assertThat(DownloadFolder.of(home, home)).isEqualTo(home.resolve("Downloads"));
    Files.writeString(home.resolve("user-dirs.dirs"), "XDG_DOWNLOAD_DIR=\"$HOME/다운로드\"\n");
    assertThat(DownloadFolder.of(home, home)).isEqualTo(home.resolve("다운로드"));
    Files.writeString(home.resolve("user-dirs.dirs"), "# x\nXDG_DOWNLOAD_DIR=\"/data/in\"\n");
    assertThat(DownloadFolder.of(home, home)).isEqualTo(Path.of("/data/in"));
    Files.write(home.resolve("user-dirs.dirs"), new byte[] {(byte) 0xff});
    assertThat(DownloadFolder.of(home, home)).isEqualTo(home.resolve("Downloads"));
  }

  private void fails(Reason reason, byte[] file) {
    assertThatThrownBy(() -> open(file))
        .isInstanceOfSatisfying(
            ReleaseException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
