package app.maru.messaging;

/// What contacts nearby are told of me as it happens. Each can be kept back.
public enum Sharing {
  /// That I am there. Who does not tell is not told.
  PRESENCE,
  /// While that is shared: that nobody touches this computer. Who keeps it back looks online.
  AWAY,
  /// While that is shared: that they may keep when I was last there. Who does not let them keeps it
  /// of nobody.
  LAST_SEEN,
  /// That I write to somebody. Who does not tell is not told.
  TYPING
}
