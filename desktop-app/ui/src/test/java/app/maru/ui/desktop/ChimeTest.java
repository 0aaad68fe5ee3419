package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.model.AttentionSettings.Sound;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ChimeTest {

  private static short[] samples(Sound sound) {
    ShortBuffer buffer =
        ByteBuffer.wrap(Chime.samples(sound)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    short[] samples = new short[buffer.remaining()];
    buffer.get(samples);
    return samples;
  }

  private static int loudest(short[] samples, int from, int to) {
    int loudest = 0;
    for (int at = from; at < to; at++) {
      loudest = Math.max(loudest, Math.abs(samples[at]));
    }
    return loudest;
  }

  @ParameterizedTest
  @EnumSource
  void a_sound_is_short_not_loud_and_neither_begins_nor_ends_with_a_click(Sound sound) {
    short[] samples = samples(sound);
    assertThat(samples.length / Chime.FORMAT.getSampleRate()).isBetween(0.1f, 1.1f);
    assertThat(loudest(samples, 0, samples.length))
        .isBetween(2_000, (int) (Chime.LOUDEST * Short.MAX_VALUE));
    assertThat(loudest(samples, 0, 3)).isLessThan(300);
    assertThat(loudest(samples, samples.length - 50, samples.length)).isLessThan(100);
  }

  @ParameterizedTest
  @EnumSource
  void no_sound_jumps(Sound sound) {
    short[] samples = samples(sound);
    int widest = 0;
    for (int at = 1; at < samples.length; at++) {
      widest = Math.max(widest, Math.abs(samples[at] - samples[at - 1]));
    }
    assertThat(widest).as("from one sample to the next").isLessThan(4_000);
  }
}
