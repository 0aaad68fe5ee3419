package app.maru.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the screen in one language. Immutable.
///
/// Keys are always written out where they are used, so that a test can hold every bundle against
/// the code.
public final class Texts {
  private static final String BUNDLE = "app.maru.ui.text.texts";

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle = ResourceBundle.getBundle(BUNDLE, locale);
  }

  /// The words for a reader of `wanted`: Korean for Korean, English for everybody else.
  public static Texts in(Locale wanted) {
    return new Texts(
        wanted.getLanguage().equals(Locale.KOREAN.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH);
  }

  /// The language of these words.
  public Locale locale() {
    return locale;
  }

  /// The text named `key` in every language, for who looks for a word in another one.
  public String everywhere(String key) {
    return ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH).getString(key)
        + " "
        + ResourceBundle.getBundle(BUNDLE, Locale.KOREAN).getString(key);
  }

  /// The text named `key`, with `{0}`, `{1}`… replaced.
  public String get(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }
}
