package app.maru.crypto.vault;

import java.time.Duration;

/// What one guess at a passphrase costs, by Argon2id.
///
/// @param memory in KiB
/// @param passes over that memory
/// @param lanes computed one after the other here, so that more of them cost nobody but us
public record VaultCost(int memory, int passes, int lanes) {
  /// Below it guessing gets cheap: 64 MiB.
  public static final int MIN_MEMORY = 64 << 10;

  /// Above it a forged header could take all memory there is: 1 GiB.
  public static final int MAX_MEMORY = 1 << 20;

  /// Above it a forged header could take minutes.
  public static final int MAX_PASSES = 10;

  /// As many as a header of ours may ever name.
  public static final int MAX_LANES = 4;

  /// About half a second on a laptop, with memory every device has.
  public static final VaultCost STANDARD = new VaultCost(128 << 10, 3, 1);

  /// The cheapest that is accepted.
  public static final VaultCost LEAST = new VaultCost(MIN_MEMORY, 1, 1);

  /// What a guess should take where the vault is made: long for a guesser, short for its owner.
  static final Duration AIM = Duration.ofMillis(700);

  /// The standard with as many passes as take about [#AIM], never fewer than its own.
  ///
  /// The memory stays: a profile made with much of it must open in a program with less.
  ///
  /// @param standard how long the standard takes here
  static VaultCost calibrated(Duration standard) {
    long passes = STANDARD.passes() * AIM.toNanos() / Math.max(1, standard.toNanos());
    int bounded = Math.clamp(passes, STANDARD.passes(), MAX_PASSES);
    return new VaultCost(STANDARD.memory(), bounded, STANDARD.lanes());
  }

  /// Whether a header may ask for this.
  public boolean withinBounds() {
    return memory >= MIN_MEMORY
        && memory <= MAX_MEMORY
        && passes >= 1
        && passes <= MAX_PASSES
        && lanes >= 1
        && lanes <= MAX_LANES;
  }
}
