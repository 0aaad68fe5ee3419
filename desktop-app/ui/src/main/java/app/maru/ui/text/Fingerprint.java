package app.maru.ui.text;

import app.maru.crypto.PersonId;

/// A key's fingerprint as two people compare it: groups of four digits.
public final class Fingerprint {
  private static final int GROUP = 4;
  private static final int GROUPS_OF_A_LINE = 8;
  private static final int BRIEF_GROUPS = 2;

  private Fingerprint() {}

  /// All of it, in lines of eight groups.
  public static String of(PersonId key) {
    String digits = key.hex();
    StringBuilder words = new StringBuilder();
    for (int at = 0; at < digits.length(); at += GROUP) {
      if (at > 0) {
        words.append(at % (GROUP * GROUPS_OF_A_LINE) == 0 ? "\n" : " ");
      }
      words.append(digits, at, Math.min(at + GROUP, digits.length()));
    }
    return words.toString();
  }

  /// Its beginning, to tell one from another at a glance; not enough to trust.
  public static String brief(PersonId key) {
    return of(key).substring(0, BRIEF_GROUPS * (GROUP + 1) - 1) + " …";
  }
}
