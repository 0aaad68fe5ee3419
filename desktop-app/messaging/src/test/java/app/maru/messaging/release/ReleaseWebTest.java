package app.maru.messaging.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.messaging.release.ReleaseException.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real server on the loopback, which does what servers of bad people do.
final class ReleaseWebTest {
  private static final Instant NOW = News.SIGNED.plus(Duration.ofDays(1));
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final News news = new News();
  private final ReleaseWeb web = new ReleaseWeb(LONG, LONG);

  // Set before every test.
  @SuppressWarnings("NullAway.Init")
  private WebServer server;

  @TempDir Path folder;

  @BeforeEach
  void open() throws IOException {
    server = new WebServer(WebServer.with(news.signed(News.JSON)));
  }

  @AfterEach
  void close() {
    server.close();
    web.close();
  }

  private Release fetch(URI at) throws ReleaseException {
    return web.news(at, news.key(), NOW, Instant.EPOCH);
  }

  private Release.Download announced() throws ReleaseException {
    Release release = ReleaseFile.parse(News.JSON.getBytes(StandardCharsets.UTF_8));
    Release.Download file = release.files().getFirst();
    return new Release.Download(
        file.computer(), file.name(), file.size(), file.sha256(), server.at("/file"));
  }

  @Test
  void news_are_fetched_and_the_request_says_nothing_of_who_asks() throws Exception {
    assertThat(fetch(server.at("/news")).version()).hasToString("1.2.0");
    String request = server.requests().getFirst().toLowerCase(java.util.Locale.ROOT);
    assertThat(request).startsWith("get /news http/1.1").doesNotContain("cookie", "maru");
  }

  @Test
  void news_with_a_wrong_signature_too_old_or_seen_newer_do_not_count() {
    server.answer(WebServer.with(new News(2).signed(News.JSON)));
    fails(Reason.NOT_SIGNED, () -> fetch(server.at("/news")));
    server.answer(WebServer.with(news.signed(News.JSON)));
    fails(
        Reason.EXPIRED,
        () -> web.news(server.at("/news"), news.key(), News.EXPIRES, Instant.EPOCH));
    fails(
        Reason.OLDER,
        () -> web.news(server.at("/news"), news.key(), NOW, News.SIGNED.plusSeconds(1)));
  }

  @Test
  void more_than_news_can_be_is_not_taken_with_or_without_a_length() {
    server.answer(WebServer.with(new byte[ReleaseFile.MAX_BYTES + 1]));
    fails(Reason.TOO_LARGE, () -> fetch(server.at("/news")));
    server.answer(out -> {
      WebServer.head(out, "200 OK", "Content-Type: text/plain");
      while (true) {
        out.write(new byte[1024]);
      }
    });
    fails(Reason.TOO_LARGE, () -> fetch(server.at("/news")));
  }

  @Test
  void an_answer_that_breaks_off_and_one_that_is_none_are_nothing() {
    byte[] whole = news.signed(News.JSON);
    server.answer(out -> {
      WebServer.head(out, "200 OK", "Content-Length: " + whole.length);
      out.write(whole, 0, whole.length / 2);
    });
    fails(Reason.UNREACHABLE, () -> fetch(server.at("/news")));
    server.answer(out -> WebServer.head(out, "404 Not Found", "Content-Length: 0"));
    fails(Reason.ABSENT, () -> fetch(server.at("/news")));
    server.answer(out -> out.write("hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    fails(Reason.UNREACHABLE, () -> fetch(server.at("/news")));
    server.close();
    fails(Reason.UNREACHABLE, () -> fetch(server.at("/news")));
  }

  @Test
  void a_server_that_never_gets_to_the_end_is_left() {
    CountDownLatch never = new CountDownLatch(1);
    try (ReleaseWeb hasty = new ReleaseWeb(SHORT, SHORT)) {
      server.answer(out -> never.await());
      fails(Reason.SLOW, () -> hasty.news(server.at("/news"), news.key(), NOW, Instant.EPOCH));
      server.close();
    }
    try (ReleaseWeb hasty = new ReleaseWeb(SHORT, SHORT);
        WebServer dripping =
            new WebServer(out -> {
              WebServer.head(out, "200 OK", "Content-Length: 100");
              out.write('a');
              out.flush();
              never.await();
            })) {
      fails(Reason.SLOW, () -> hasty.news(dripping.at("/news"), news.key(), NOW, Instant.EPOCH));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothing_is_fetched_without_encryption_but_from_this_computer() {
    fails(Reason.UNREACHABLE, () -> fetch(URI.create("http://maru.example/news")));
    fails(Reason.UNREACHABLE, () -> fetch(URI.create("file:///etc/passwd")));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_file_that_is_the_announced_one_gets_its_name() throws Exception {
    server.answer(WebServer.with(News.CONTENT));
    Path fetched = web.download(announced(), folder.resolve("downloads"));
    assertThat(fetched).hasFileName("maru_1.2.0_amd64.deb").hasBinaryContent(News.CONTENT);
    Path again = web.download(announced(), folder.resolve("downloads"));
    assertThat(again).hasFileName("(1) maru_1.2.0_amd64.deb").hasBinaryContent(News.CONTENT);
    try (Stream<Path> files = Files.list(folder.resolve("downloads"))) {
      assertThat(files).containsExactlyInAnyOrder(fetched, again);
    }
  }

  @Test
  void a_file_that_is_another_is_thrown_away() throws Exception {
    server.answer(WebServer.with("hallo".getBytes(StandardCharsets.US_ASCII)));
    fails(Reason.DIFFERENT, () -> web.download(announced(), folder));
    server.answer(WebServer.with("hell".getBytes(StandardCharsets.US_ASCII)));
    fails(Reason.DIFFERENT, () -> web.download(announced(), folder));
    server.answer(WebServer.with("hello!".getBytes(StandardCharsets.US_ASCII)));
    fails(Reason.TOO_LARGE, () -> web.download(announced(), folder));
    server.answer(out -> {
      WebServer.head(out, "200 OK", "Content-Length: 5");
      out.write('h');
    });
    fails(Reason.UNREACHABLE, () -> web.download(announced(), folder));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_place_that_cannot_be_written_is_told() throws Exception {
    Path file = Files.createFile(folder.resolve("taken"));
    fails(Reason.DISK, () -> web.download(announced(), file));
  }

  private static void fails(Reason reason, ThrowingCallable fetching) {
    assertThatThrownBy(fetching)
        .isInstanceOfSatisfying(
            ReleaseException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
