package app.maru.ui.desktop;

import app.maru.messaging.ConversationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Links that lead from something the system shows back to a conversation in the running window.
///
/// Anybody can write a link, and any page of the web can offer it: only those that name the secret
/// of this run lead anywhere. They come back through the door of the profile. All of it is
/// hexadecimal digits, because systems rewrite the rest now and then.
public final class ChatLinks {
  /// Bytes in the secret of a run: too many to be guessed.
  public static final int SECRET_SIZE = 16;

  private static final String START = "maru://chat/";
  private static final String SEVERAL = "all";

  /// Secret, conversation, profile. A profile's name has at most 64 letters of at most 4 bytes.
  private static final Pattern FORM =
      Pattern.compile(
          START + "([0-9a-f]{32})/([0-9a-f]{32}|" + SEVERAL + ")/((?:[0-9a-f]{2}){1,256})");

  private final String secret;
  private final String profile;

  /// @param profile the name of the profile whose window this is
  /// @param secret [#SECRET_SIZE] random bytes as hexadecimal digits, new with every run
  public ChatLinks(String profile, String secret) {
    this.profile = HexFormat.of().formatHex(profile.getBytes(StandardCharsets.UTF_8));
    this.secret = secret;
  }

  /// Whether a link is one of these, ours or not; then it is nobody's invitation.
  public static boolean isOne(String link) {
    return link.startsWith(START);
  }

  /// The name of the profile that a link leads to; nothing if it leads nowhere.
  public static Optional<String> profile(String link) {
    Matcher parts = FORM.matcher(link);
    return parts.matches()
        ? Optional.of(new String(HexFormat.of().parseHex(parts.group(3)), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /// The link to a conversation, or to the window if it is about several.
  public String to(Optional<ConversationId> about) {
    return START + secret + "/" + tag(about) + "/" + profile;
  }

  /// What a notification is called among those of its profile.
  static String tag(Optional<ConversationId> about) {
    return about.map(ConversationId::hex).orElse(SEVERAL);
  }

  /// What all notifications of this profile are called: short, and the same in every run.
  String group() {
    return Integer.toHexString(profile.hashCode());
  }

  /// Tells what a link leads to if it was made here.
  void follow(String link, Consumer<Optional<ConversationId>> told) {
    Matcher parts = FORM.matcher(link);
    if (parts.matches() && isSecret(parts.group(1))) {
      String about = parts.group(2);
      told.accept(
          about.equals(SEVERAL) ? Optional.empty() : Optional.of(ConversationId.ofHex(about)));
    }
  }

  private boolean isSecret(String said) {
    return MessageDigest.isEqual(
        said.getBytes(StandardCharsets.US_ASCII), secret.getBytes(StandardCharsets.US_ASCII));
  }
}
