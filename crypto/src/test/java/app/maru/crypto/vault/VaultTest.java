package app.maru.crypto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.vault.VaultException.Reason;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class VaultTest {
  private static final int COSTS = 9;
  private final SecureRandom random = new SecureRandom();

  @Test
  void the_right_passphrase_gives_the_same_keys_again_and_a_wrong_one_is_told() throws Exception {
    Vault made = Vault.create("correct horse".toCharArray(), VaultCost.LEAST, random);
    Vault opened = Vault.open(made.header(), "correct horse".toCharArray());
    assertThat(opened.subkey("maru1/db")).isEqualTo(made.subkey("maru1/db"));
    assertThat(opened.subkey("maru1/db")).isNotEqualTo(made.subkey("maru1/identity"));
    assertThat(opened.hasPassphrase()).isTrue();
    refuses(() -> Vault.open(made.header(), "correct hors".toCharArray()), Reason.WRONG_PASSPHRASE);
    refuses(() -> Vault.openBare(made.header()), Reason.PASSPHRASE_NEEDED);
  }

  @Test
  void a_passphrase_is_the_same_however_it_is_typed() throws Exception {
    Vault composed = Vault.create("caf\u00e9 \ub9c8\ub8e8".toCharArray(), VaultCost.LEAST, random);
    char[] decomposed = "cafe\u0301 \u1106\u1161\u1105\u116e".toCharArray();
    assertThat(Vault.open(composed.header(), decomposed).subkey("x"))
        .isEqualTo(composed.subkey("x"));
  }

  @Test
  void a_new_passphrase_keeps_the_keys_and_the_old_one_no_longer_opens() throws Exception {
    Vault old = Vault.create("old".toCharArray(), VaultCost.LEAST, random);
    Vault changed = old.rewrap("new".toCharArray(), VaultCost.LEAST, random);
    assertThat(Vault.open(changed.header(), "new".toCharArray()).subkey("x"))
        .isEqualTo(old.subkey("x"));
    refuses(() -> Vault.open(changed.header(), "old".toCharArray()), Reason.WRONG_PASSPHRASE);
  }

  @Test
  void a_bare_vault_opens_without_and_can_be_given_a_passphrase() throws Exception {
    Vault bare = Vault.createBare(random);
    assertThat(bare.hasPassphrase()).isFalse();
    assertThat(Vault.needsPassphrase(bare.header())).isFalse();
    assertThat(Vault.openBare(bare.header()).subkey("x")).isEqualTo(bare.subkey("x"));
    Vault wrapped = bare.rewrap("now".toCharArray(), VaultCost.LEAST, random);
    assertThat(Vault.needsPassphrase(wrapped.header())).isTrue();
    assertThat(wrapped.unwrap().subkey("x")).isEqualTo(bare.subkey("x"));
  }

  @Test
  void a_quick_computer_makes_more_passes_and_no_computer_fewer_than_the_standard() {
    assertThat(passesWhereTheStandardTakes(Duration.ofSeconds(20))).isEqualTo(3);
    assertThat(passesWhereTheStandardTakes(Duration.ofMillis(700))).isEqualTo(3);
    assertThat(passesWhereTheStandardTakes(Duration.ofMillis(350))).isEqualTo(6);
    assertThat(passesWhereTheStandardTakes(Duration.ZERO)).isEqualTo(VaultCost.MAX_PASSES);
    long[] clock = {5};
    VaultCost measured = Vault.calibrate(() -> clock[0] += Duration.ofMillis(350).toNanos());
    assertThat(measured).isEqualTo(new VaultCost(128 << 10, 6, 1));
    assertThat(measured.withinBounds()).isTrue();
  }

  private static int passesWhereTheStandardTakes(Duration time) {
    return VaultCost.calibrated(time).passes();
  }

  @Test
  void every_flipped_bit_and_every_cut_is_damage_before_any_work() {
    byte[] header = Vault.create("p".toCharArray(), VaultCost.LEAST, random).header();
    for (int i = 0; i < header.length; i++) {
      byte[] bad = header.clone();
      bad[i] ^= 1;
      refuses(() -> Vault.open(bad, "p".toCharArray()), Reason.DAMAGED);
      byte[] cut = Arrays.copyOf(header, i);
      refuses(() -> Vault.open(cut, "p".toCharArray()), Reason.DAMAGED);
    }
    refuses(() -> Vault.open(Arrays.copyOf(header, 999), "p".toCharArray()), Reason.DAMAGED);
  }

  @Test
  void a_forged_header_with_a_right_checksum_does_not_open() {
    byte[] header = Vault.create("p".toCharArray(), VaultCost.LEAST, random).header();
    byte[] forged = header.clone();
    forged[header.length - 9] ^= 1;
    refuses(() -> Vault.open(sum(forged), "p".toCharArray()), Reason.DAMAGED);
  }

  @Test
  void a_newer_version_is_told_from_damage() {
    byte[] header = Vault.createBare(random).header();
    header[7] = 2;
    refuses(() -> Vault.openBare(header), Reason.NEWER_VERSION);
  }

  @Test
  void costs_out_of_bounds_are_refused_before_memory_is_taken() {
    byte[] header = Vault.create("p".toCharArray(), VaultCost.LEAST, random).header();
    int[][] forged = {
      {VaultCost.MIN_MEMORY - 1, 1, 1},
      {VaultCost.MAX_MEMORY + 1, 1, 1},
      {Integer.MAX_VALUE, 1, 1},
      {VaultCost.MIN_MEMORY, 0, 1},
      {VaultCost.MIN_MEMORY, VaultCost.MAX_PASSES + 1, 1},
      {VaultCost.MIN_MEMORY, 1, 0},
      {VaultCost.MIN_MEMORY, 1, VaultCost.MAX_LANES + 1},
    };
    for (int[] costs : forged) {
      byte[] bad = header.clone();
      ByteBuffer.wrap(bad, COSTS, 12).putInt(costs[0]).putInt(costs[1]).putInt(costs[2]);
      refuses(() -> Vault.open(sum(bad), "p".toCharArray()), Reason.COST_OUT_OF_BOUNDS);
    }
    assertThatThrownBy(() -> Vault.create("p".toCharArray(), new VaultCost(1024, 1, 1), random))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] sum(byte[] header) {
    try {
      byte[] content = Arrays.copyOf(header, header.length - 8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      System.arraycopy(digest, 0, header, content.length, 8);
      return header;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void refuses(ThrowingCallable opening, Reason reason) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
