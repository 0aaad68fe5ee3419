package app.maru.messaging.engine;

/// How a messenger behaves.
///
/// @param autoAccept whether requests of strangers are accepted at once: for bots
public record MessengerOptions(boolean autoAccept) {}
