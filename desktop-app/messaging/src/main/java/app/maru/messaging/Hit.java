package app.maru.messaging;

import app.maru.messaging.find.Span;
import java.util.List;

/// A message that was found.
///
/// @param message what was said
/// @param position its place among all messages of this device, growing with arrival; to go on from
/// @param spans where its text has what was looked for
public record Hit(Message message, long position, List<Span> spans) {}
