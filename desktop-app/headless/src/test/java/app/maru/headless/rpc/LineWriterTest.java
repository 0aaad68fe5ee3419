package app.maru.headless.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LineWriterTest {
  private static final byte[] LOST = "lost".getBytes(StandardCharsets.UTF_8);

  @Test
  void events_beyond_the_limit_are_dropped_and_one_line_says_so() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LineWriter writer = new LineWriter(out, LOST, () -> {});
    byte[] megabyte = new byte[1024 * 1024];
    for (int i = 0; i < 40; i++) {
      writer.event(megabyte);
    }
    AtomicInteger answered = new AtomicInteger();
    writer.answer(new byte[] {'a'}, answered::incrementAndGet);
    writer.close();
    writer.run();
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(32 + 2);
    assertThat(lines.subList(32, 34)).containsExactly("a", "lost");
    assertThat(answered).hasValue(1);
  }

  @Test
  void when_nobody_reads_that_is_told_once_and_nothing_waits_for_ever() {
    AtomicInteger broken = new AtomicInteger();
    AtomicInteger written = new AtomicInteger();
    LineWriter writer =
        new LineWriter(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("broken pipe");
              }
            },
            LOST,
            broken::incrementAndGet);
    writer.answer(LOST, written::incrementAndGet);
    writer.answer(LOST, written::incrementAndGet);
    writer.run();
    writer.answer(LOST, written::incrementAndGet);
    writer.event(LOST);
    assertThat(broken).hasValue(1);
    assertThat(written).hasValue(3);
  }
}
