package app.maru.relay;

/// A setting is unknown or wrong; the message is the sentence to show.
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigException(String sentence) {
    super(sentence);
  }

  /// What is wrong, in plain words.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
