package app.maru.messaging.engine;

import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;

/// Which texts can be said.
final class Wording {
  private Wording() {}

  /// A text that can be sent: something in it, not too long.
  static String checked(String text) throws MessengerException {
    if (text.isBlank()) {
      throw new MessengerException(Reason.EMPTY);
    }
    return whole(text);
  }

  /// A text without halves of characters.
  static String whole(String text) throws MessengerException {
    if (text.length() > Messenger.MAX_TEXT) {
      throw new MessengerException(Reason.TOO_LONG);
    }
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
