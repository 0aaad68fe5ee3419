package app.maru.messaging.policy;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who owns a file of Windows and who may do what with it, in the words of Windows itself (SDDL),
/// which are the same in every language.
///
/// What is not understood counts as a right to write.
///
/// @param owner as an alias of two letters, or as a number
/// @param entries what is allowed and denied, in brackets
record Rights(String owner, String entries) {
  private static final Pattern FORM =
      Pattern.compile("O:(S-[0-9-]+|[A-Z]{2})D:(?:P|AI|AR)*((?:\\([^()]*\\))*)");

  private static final Pattern ENTRY =
      Pattern.compile("\\(([A-Z]+);([A-Z]*);([^;]*);([^;]*);([^;]*);([^;]*)\\)");

  /// The group of administrators, the local administrator, the system, and what installs the
  /// system's own files.
  private static final Set<String> ADMINISTRATORS =
      Set.of("BA", "LA", "SY", "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");

  /// Rights to read and to run, each of two letters.
  private static final Pattern READING = Pattern.compile("(?:FR|FX|GR|GX|RC)*");

  /// The same as bits, with waiting for the file: reading data, attributes and rights, running.
  private static final long READING_BITS = 0x1200a9L | 0xa0000000L;

  private static final String HEXADECIMAL = "0x";

  /// Reads them.
  ///
  /// @return nothing if they are of a form that no plain file has
  static Optional<Rights> of(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new Rights(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /// Whether an administrator is the owner.
  boolean belongToAdministrators() {
    return ADMINISTRATORS.contains(owner);
  }

  /// Whether an administrator is the owner and nobody else may write.
  boolean areAdministratorsAlone() {
    return belongToAdministrators()
        && ENTRY
            .matcher(entries)
            .results()
            .allMatch(entry ->
                entry.group(1).equals("D")
                    || (entry.group(1).equals("A")
                        && (ADMINISTRATORS.contains(entry.group(6)) || isReading(entry.group(3)))))
        && ENTRY.matcher(entries).replaceAll("").isEmpty();
  }

  private static boolean isReading(String rights) {
    if (!rights.startsWith(HEXADECIMAL)) {
      return READING.matcher(rights).matches();
    }
    try {
      long bits = Long.parseLong(rights.substring(HEXADECIMAL.length()), 16);
      return (bits & ~READING_BITS) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
