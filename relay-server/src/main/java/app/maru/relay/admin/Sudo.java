package app.maru.relay.admin;

import java.util.regex.Pattern;

/// Tells an operator as whom to run a command.
public final class Sudo {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private Sudo() {}

  /// What to type, as the end of a sentence.
  ///
  /// @param user the name of a user, or the number of one who has none
  public static String sentence(String user) {
    String word = NUMBER.matcher(user).matches() ? "'#" + user + "'" : user;
    return "type the command after sudo -u " + word;
  }
}
