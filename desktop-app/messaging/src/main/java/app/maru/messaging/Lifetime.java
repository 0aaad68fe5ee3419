package app.maru.messaging;

/// How long messages of a conversation live.
///
/// @param seconds 0 for ever
/// @param mine whether I said so
public record Lifetime(int seconds, boolean mine) {
  /// They stay.
  public static final Lifetime FOR_EVER = new Lifetime(0, false);
}
