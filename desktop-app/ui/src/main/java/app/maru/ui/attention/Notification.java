package app.maru.ui.attention;

import app.maru.messaging.ConversationId;
import java.util.Optional;

/// What is shown outside of the window. One takes the place of an earlier one about the same.
///
/// @param about the conversation a click leads to; empty if it is about several
/// @param title the first line
/// @param body the rest, in plain letters
/// @param open what a click does, in words
public record Notification(
    Optional<ConversationId> about, String title, String body, String open) {}
