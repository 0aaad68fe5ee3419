package app.maru.messaging;

import app.maru.crypto.PersonId;
import java.util.Locale;
import java.util.Optional;

/// What two people show each other as a picture to make sure of their keys:
/// `MARU1:01<shower><other>`, both ids as upper-case hexadecimal digits, which such pictures hold
/// best. `01` is its version.
///
/// @param shower whose screen shows it
/// @param other whom its shower believes to talk with
public record SafetyCode(PersonId shower, PersonId other) {
  private static final String PREFIX = "MARU1:01";
  private static final int ID = 2 * PersonId.SIZE;
  private static final int LENGTH = PREFIX.length() + 2 * ID;

  /// What it means that a code was read on a person's card.
  public enum Finding {
    /// It is theirs and about me: the keys are right on both sides.
    MATCH,
    /// It is theirs, but about somebody else than me.
    ABOUT_ANOTHER,
    /// It is about me, but another person's: who shows it is not the one on the card.
    ANOTHER_PERSON,
    /// It is my own.
    MINE,
    /// It has nothing to do with either of us.
    STRANGE
  }

  /// Reads a code; empty if `text` is not one in every detail.
  public static Optional<SafetyCode> parse(String text) {
    String digits = text.substring(Math.min(PREFIX.length(), text.length()));
    boolean whole =
        text.length() == LENGTH
            && text.startsWith(PREFIX)
            && digits
                .chars()
                .allMatch(
                    digit -> (digit >= '0' && digit <= '9') || (digit >= 'A' && digit <= 'F'));
    if (!whole) {
      return Optional.empty();
    }
    String ids = digits.toLowerCase(Locale.ROOT);
    return Optional.of(
        new SafetyCode(PersonId.ofHex(ids.substring(0, ID)), PersonId.ofHex(ids.substring(ID))));
  }

  /// What it means that `me` reads this to make sure of `person`.
  public Finding seenBy(PersonId me, PersonId person) {
    if (shower.equals(me)) {
      return Finding.MINE;
    }
    if (shower.equals(person)) {
      return other.equals(me) ? Finding.MATCH : Finding.ABOUT_ANOTHER;
    }
    return other.equals(me) ? Finding.ANOTHER_PERSON : Finding.STRANGE;
  }

  /// The code as text.
  @Override
  public String toString() {
    return PREFIX + (shower.hex() + other.hex()).toUpperCase(Locale.ROOT);
  }
}
