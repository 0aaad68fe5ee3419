package app.maru.ui.text;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a link leads, said so that a name that looks like another does not deceive. Nothing is
/// fetched to find out.
///
/// @param link as it is opened
/// @param kind of what sort it is
/// @param host the place as people read it; empty if there is none
/// @param plain the same in the letters of the network's names, if those are others
/// @param doubts what is odd about it
public record Destination(
    String link, Kind kind, String host, Optional<String> plain, Set<Doubt> doubts) {
  private static final Pattern WEB =
      Pattern.compile("(?i)(https?)://(?:([^/?#\\\\]*)@)?(\\[[^\\]]*\\]|[^/?#:@\\\\]+)(:\\d+)?.*");
  private static final Pattern ADDRESS = Pattern.compile("[\\d.]+|0x[0-9a-f.]+|\\[.*\\]");

  /// Letters of other scripts that look like those of a Latin alphabet.
  private static final String LOOK_ALIKE = "аеорсухіјѕԁһքԛԝοανρυτικ";

  /// What Java's older rules turn into other letters, or leave out, and browsers don't: they go to
  /// another place.
  private static final String READ_OTHERWISE = "ßẞς\u200c\u200d";

  private static final String ZONE_PREFIX = "xn--";

  /// Takes a copy.
  public Destination {
    doubts = Set.copyOf(doubts);
  }

  /// What opens it.
  public enum Kind {
    /// The browser.
    WEB,
    /// The mail program.
    MAIL,
    /// Maru itself.
    MARU
  }

  /// What a reader should know.
  public enum Doubt {
    /// On the way everybody can read and change it.
    NOT_ENCRYPTED,
    /// What stands before an @ looks like a place and is none.
    NAME_BEFORE_HOST,
    /// Letters that can be mistaken for others.
    LOOKS_LIKE_ANOTHER,
    /// Letters of several scripts in one name.
    MIXED_SCRIPTS,
    /// Numbers instead of a name.
    NUMBERS_ONLY
  }

  /// Reads a link; empty if it is none that is ever opened.
  public static Optional<Destination> of(String link) {
    String lower = link.toLowerCase(Locale.ROOT);
    if (lower.startsWith("maru://")) {
      return Optional.of(new Destination(link, Kind.MARU, "", Optional.empty(), Set.of()));
    }
    if (lower.startsWith("mailto:") && link.length() > "mailto:".length()) {
      String address = link.substring("mailto:".length());
      int end = address.indexOf('?');
      String to = end < 0 ? address : address.substring(0, end);
      return Optional.of(new Destination(link, Kind.MAIL, to, Optional.empty(), Set.of()));
    }
    Matcher web = WEB.matcher(link);
    return web.matches() ? web(link, web) : Optional.empty();
  }

  private static Optional<Destination> web(String link, Matcher parts) {
    String written = parts.group(3);
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (parts.group(1).equalsIgnoreCase("http")) {
      doubts.add(Doubt.NOT_ENCRYPTED);
    }
    if (parts.group(2) != null) {
      doubts.add(Doubt.NAME_BEFORE_HOST);
    }
    String ascii;
    String shown;
    try {
      ascii = IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      shown = IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (ADDRESS.matcher(ascii).matches()) {
      doubts.add(Doubt.NUMBERS_ONLY);
    }
    for (String label : List.of(shown.split("[.。]", -1))) {
      doubts.addAll(doubts(label));
    }
    if (written.chars().anyMatch(letter -> READ_OTHERWISE.indexOf(letter) >= 0)) {
      doubts.add(Doubt.LOOKS_LIKE_ANOTHER);
      return Optional.of(
          new Destination(link, Kind.WEB, SafeText.message(written), Optional.empty(), doubts));
    }
    boolean foreign = !shown.equals(ascii) || ascii.contains(ZONE_PREFIX);
    return Optional.of(
        new Destination(
            link,
            Kind.WEB,
            SafeText.message(shown),
            foreign ? Optional.of(ascii) : Optional.empty(),
            doubts));
  }

  private static Set<Doubt> doubts(String label) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    label.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.remove(UnicodeScript.COMMON);
    scripts.remove(UnicodeScript.INHERITED);
    boolean japanese =
        Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA)
            .containsAll(scripts);
    boolean korean = Set.of(UnicodeScript.HAN, UnicodeScript.HANGUL).containsAll(scripts);
    if (scripts.size() > 1 && !japanese && !korean) {
      doubts.add(Doubt.MIXED_SCRIPTS);
    }
    boolean foreign = !scripts.isEmpty() && !scripts.contains(UnicodeScript.LATIN);
    boolean alike =
        label.codePoints().filter(Character::isLetter).allMatch(c -> LOOK_ALIKE.indexOf(c) >= 0);
    if (foreign && alike) {
      doubts.add(Doubt.LOOKS_LIKE_ANOTHER);
    }
    return doubts;
  }
}
