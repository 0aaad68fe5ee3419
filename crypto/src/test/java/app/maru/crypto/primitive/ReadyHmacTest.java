package app.maru.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.SeededRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReadyHmacTest {
  private final Random random = new SeededRandom(11);

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void is_the_platforms_hmac_for_keys_beginnings_and_rests_of_any_length() {
    for (int i = 0; i < 500; i++) {
      byte[] key = bytes(random.nextInt(65));
      if (key.length == 0) {
        continue;
      }
      byte[] beginning = bytes(random.nextInt(150));
      ReadyHmac ready = new ReadyHmac(key, beginning);
      for (int j = 0; j < 3; j++) {
        byte[] rest = bytes(random.nextInt(150));
        assertThat(ready.of(rest)).isEqualTo(Hashes.hmac(key, beginning, rest));
      }
    }
  }

  @Test
  void keys_that_would_have_to_be_hashed_first_are_not_ours() {
    assertThatThrownBy(() -> new ReadyHmac(new byte[65], new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
