package app.maru.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/// Keys whose public half is known sign as those it was computed for.
final class SigningKeysTest {
  private static final String CONTEXT = "maru1/test";
  private static final byte[] MESSAGE = "said".getBytes(StandardCharsets.UTF_8);

  private final SigningKeys made = SigningKeys.generate(new SecureRandom());
  private final SigningKeys kept = SigningKeys.of(made.seeds().clone(), made.publicKey().clone());

  @Test
  void both_signatures_are_the_same() {
    byte[] signature = kept.sign(CONTEXT, MESSAGE);
    assertThat(signature).isEqualTo(made.sign(CONTEXT, MESSAGE));
    assertThat(SigningKeys.verify(made.publicKey(), CONTEXT, MESSAGE, signature)).isTrue();
    assertThat(kept.signBriefly(CONTEXT, MESSAGE)).isEqualTo(made.signBriefly(CONTEXT, MESSAGE));
  }

  @Test
  void what_was_wiped_signs_no_more_even_if_it_never_did() {
    kept.wipe();
    assertThatThrownBy(() -> kept.sign(CONTEXT, MESSAGE)).isInstanceOf(IllegalStateException.class);
    assertThat(kept.seeds()).containsOnly(0);
  }

  @Test
  void keys_of_another_length_are_refused() {
    byte[] seeds = made.seeds();
    byte[] publicKey = made.publicKey();
    assertThatThrownBy(() -> SigningKeys.of(new byte[SigningKeys.SEED_SIZE - 1], publicKey))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SigningKeys.of(seeds, new byte[SigningKeys.PUBLIC_SIZE + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
