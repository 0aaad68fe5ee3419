package app.maru.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceList;
import app.maru.crypto.codec.Kind;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BodySizesTest {
  private static final Set<Integer> SIZES = Set.of(4_096, 8_192, 16_384, 32_768, 65_536);
  private static final int FRAME = 1 + 2 * 40 + 1;

  @Test
  void every_content_fills_a_body_of_one_of_few_sizes() {
    int steady = Kind.HEAD_SIZE + SealKeys.OVERHEAD + Ratchet.OVERHEAD;
    int first = Body.INTRODUCTION_SIZE + SealKeys.OVERHEAD + Ratchet.OVERHEAD;
    int largestFrame =
        FRAME
            + Plaintext.MAX_RIVALS * Plaintext.RIVAL_SIZE
            + DeviceCertificate.ENCODED_SIZE
            + Integer.BYTES
            + DeviceList.MAX_ENCODED_SIZE;
    for (int content = 0; content <= SessionBook.MAX_CONTENT; content++) {
      int padded = Body.paddedSize(FRAME + content, steady);
      assertThat(padded).isGreaterThan(FRAME + content);
      assertThat(SIZES).contains(steady + padded);
      assertThat(SIZES).contains(first + Body.paddedSize(largestFrame + content, first));
    }
  }

  @Test
  void padding_comes_off_again_whatever_the_content() throws Exception {
    for (int length = 0; length < 70; length++) {
      byte[] zeroes = new byte[length];
      byte[] likePadding = new byte[length];
      Arrays.fill(likePadding, (byte) 0x80);
      assertThat(Plaintext.unpad(Plaintext.pad(zeroes, 71))).isEqualTo(zeroes);
      assertThat(Plaintext.unpad(Plaintext.pad(likePadding, 71))).isEqualTo(likePadding);
    }
  }
}
