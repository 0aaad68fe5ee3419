package app.maru.ui.text;

import java.time.LocalTime;

/// A time of day as somebody typed it.
public sealed interface TypedTime {
  /// A time.
  record Clear(LocalTime time) implements TypedTime {}

  /// One of two: which half of the day is not said, where hours are counted to 12.
  record Either(LocalTime morning, LocalTime afternoon) implements TypedTime {}

  /// No time.
  record Unclear() implements TypedTime {}
}
