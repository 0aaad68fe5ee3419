package app.maru.messaging;

import app.maru.crypto.PersonId;
import java.time.Instant;
import java.util.Optional;

/// A text of mine that this device sends later, if it runs then; else as soon as it does.
///
/// @param id the message's name once it is sent
/// @param to whom
/// @param at when
/// @param reply the message it answers, if that is still there then
public record Scheduled(
    MessageId id, PersonId to, String text, Instant at, Optional<MessageId> reply) {}
