package app.maru.crypto.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReaderTest {
  @Test
  void reads_what_was_written() throws Exception {
    Instant date = Instant.ofEpochMilli(1_800_000_000_000L);
    byte[] record =
        Writer.of(Kind.BUNDLE)
            .u8(7)
            .u32(0xffff_ffffL)
            .u64(Long.MAX_VALUE)
            .instant(date)
            .counted(new byte[] {1, 2})
            .raw(new byte[300])
            .bytes();
    Reader reader = Reader.of(Kind.BUNDLE, record);

    assertThat(reader.u8()).isEqualTo(7);
    assertThat(reader.u32()).isEqualTo(0xffff_ffffL);
    assertThat(reader.u64()).isEqualTo(Long.MAX_VALUE);
    assertThat(reader.instant()).isEqualTo(date);
    assertThat(reader.counted(2)).containsExactly(1, 2);
    assertThat(reader.raw(300)).hasSize(300);
    reader.end();
  }

  @Test
  void refuses_what_is_not_canonical() {
    assertRefused(() -> new Reader(new byte[3]).u32());
    assertRefused(() -> new Reader(new byte[] {2}).flag());
    assertRefused(() -> new Reader(new byte[] {0, 0, 0, 9}).u32(8));
    assertRefused(() -> new Reader(new byte[] {-1, 0, 0, 0, 0, 0, 0, 0}).u64());
    assertRefused(() -> new Reader(new byte[] {0x7f, 0, 0, 0, 0, 0, 0, 0}).instant());
    assertRefused(() -> new Reader(new byte[] {0, 0, 0, 2, 1}).counted(10));
    assertRefused(() -> new Reader(new byte[] {-1, -1, -1, -1}).counted(10));
    assertRefused(() -> {
      new Reader(new byte[1]).end();
      return 0;
    });
  }

  @Test
  void tells_a_newer_version_from_another_kind() {
    assertThatThrownBy(() -> Reader.of(Kind.BUNDLE, new byte[] {0x15, 2, 1}))
        .isInstanceOfSatisfying(MalformedException.class, e -> assertThat(e.newer()).isTrue());
    assertThatThrownBy(() -> Reader.of(Kind.BUNDLE, new byte[] {0x15, 1, 2}))
        .isInstanceOfSatisfying(MalformedException.class, e -> assertThat(e.newer()).isTrue());
    assertThatThrownBy(() -> Reader.of(Kind.BUNDLE, new byte[] {0x15, 0, 1}))
        .isInstanceOfSatisfying(MalformedException.class, e -> assertThat(e.newer()).isFalse());
    assertThatThrownBy(() -> Reader.of(Kind.BUNDLE, new byte[] {0x14, 1, 1}))
        .isInstanceOfSatisfying(MalformedException.class, e -> assertThat(e.newer()).isFalse());
  }

  private interface Reading {
    Object read() throws MalformedException;
  }

  private static void assertRefused(Reading reading) {
    assertThatThrownBy(reading::read).isInstanceOf(MalformedException.class);
  }
}
