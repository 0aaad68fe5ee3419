package app.maru.ui.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The links of one text: those of http, https, mailto and maru, names that begin with `www.`, and
/// addresses of mail.
///
/// None begins in the middle of a word. Korean particles follow a name without a gap and are no
/// part of it: `www.naver.com에서` leads to www.naver.com.
final class Links {
  private static final Pattern WHOLE =
      Pattern.compile("(?i)(?:https?://|mailto:|maru://)[^\\s<>\"\\u0000-\\u0020]+");

  /// Names of the network's letters only: where one of another script ends nobody could say.
  private static final String NAME = "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z]{2,24}";

  /// What would make a longer word or name of it, which is none then.
  private static final String END = "(?![a-z0-9_@-]|\\.[a-z0-9])";

  private static final Pattern WORLD_WIDE =
      Pattern.compile(
          "(?i)www\\." + NAME + END + "(?::\\d{1,5})?(?:[/?#][^\\s<>\"\\u0000-\\u0020]*)?");
  private static final Pattern MAIL =
      Pattern.compile("(?i)[a-z0-9][a-z0-9._%+-]{0,63}@" + NAME + END);

  /// A name of a web page behind which a particle stands: no name of the network ends in letters of
  /// both scripts.
  private static final Pattern WITH_PARTICLE =
      Pattern.compile("(?i)(https?://[^\\s/?#]*\\.[a-z]{2,24})[\\uac00-\\ud7a3][^.]*");

  private static final String NOT_AT_END = ".,;:!?'\")]}»”’。、，！？";

  /// What before a name says that it is part of something longer.
  private static final String NOT_BEFORE_NAME = "/@_.-";

  private final String text;
  private final Matcher whole;
  private final Matcher worldWide;
  private final Optional<Matcher> mail;

  /// Those of `text`.
  Links(String text) {
    this.text = text;
    this.whole = WHOLE.matcher(text);
    this.worldWide = WORLD_WIDE.matcher(text);
    this.mail = text.indexOf('@') < 0 ? Optional.empty() : Optional.of(MAIL.matcher(text));
  }

  /// A link.
  ///
  /// @param letters as they stand in the text
  /// @param target where they lead
  record Link(String letters, String target) {}

  /// Whether a text may have any.
  static boolean mayBeIn(String text) {
    return text.indexOf(':') >= 0
        || text.indexOf('@') >= 0
        || text.contains("www.")
        || text.contains("WWW.")
        || text.contains("Www.");
  }

  /// The link that begins at a place, if one does.
  Optional<Link> at(int at) {
    char first = text.charAt(at);
    if (!isLatin(first) || (at > 0 && Markup.isWord(text.charAt(at - 1)))) {
      return Optional.empty();
    }
    Optional<Link> web =
        switch (first) {
          case 'h', 'H', 'm', 'M' -> find(whole, at).map(this::withoutParticle).map(Links::whole);
          case 'w', 'W' ->
              find(worldWide, at)
                  .filter(_ -> begins(at))
                  .map(name -> new Link(name, "https://" + name));
          default -> Optional.empty();
        };
    return web.filter(link -> !link.target().endsWith(":") && !link.target().endsWith("://"))
        .or(() -> address(at));
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private Optional<String> find(Matcher links, int at) {
    links.region(at, text.length());
    return links.lookingAt()
        ? Optional.of(text.substring(at, end(at, links.end())))
        : Optional.empty();
  }

  /// What ends a sentence or a bracket around it does not belong to a link.
  private int end(int start, int last) {
    int end = last;
    while (end > start && NOT_AT_END.indexOf(text.charAt(end - 1)) >= 0 && !balanced(start, end)) {
      end--;
    }
    return end;
  }

  /// A bracket at the end belongs to the link if it was opened in it.
  private boolean balanced(int start, int end) {
    if (text.charAt(end - 1) != ')') {
      return false;
    }
    String link = text.substring(start, end);
    return link.chars().filter(c -> c == '(').count() >= link.chars().filter(c -> c == ')').count();
  }

  private String withoutParticle(String link) {
    Matcher name = WITH_PARTICLE.matcher(link);
    return name.matches() ? name.group(1) : link;
  }

  private static Link whole(String link) {
    return new Link(link, link);
  }

  private Optional<Link> address(int at) {
    return mail.filter(_ -> begins(at))
        .flatMap(found -> find(found, at))
        .map(address -> new Link(address, "mailto:" + address));
  }

  private boolean begins(int at) {
    return at == 0 || NOT_BEFORE_NAME.indexOf(text.charAt(at - 1)) < 0;
  }
}
