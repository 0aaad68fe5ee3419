package app.maru.messaging.find;

/// A part of a text, in UTF-16 units.
///
/// @param start where it begins
/// @param end where it is over
public record Span(int start, int end) {}
