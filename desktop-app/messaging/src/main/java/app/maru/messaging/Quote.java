package app.maru.messaging;

import java.util.Optional;

/// The message another one answers, as it stands here now.
///
/// @param message which one
/// @param mine whether I wrote it; false if it is not here
/// @param text how it begins; empty if it is not here, or no longer
public record Quote(MessageId message, boolean mine, Optional<String> text) {
  /// As much of a text as a quote shows, in UTF-16 units.
  public static final int MAX_TEXT = 200;

  /// Of a message that is not here.
  public static Quote missing(MessageId message) {
    return new Quote(message, false, Optional.empty());
  }

  /// Of a message that is here.
  public static Quote of(Message message) {
    String text = message.text();
    int end = text.length() <= MAX_TEXT ? text.length() : MAX_TEXT;
    boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return message.traits().retracted()
        ? missing(message.id())
        : new Quote(
            message.id(), message.mine(), Optional.of(text.substring(0, splits ? end - 1 : end)));
  }
}
