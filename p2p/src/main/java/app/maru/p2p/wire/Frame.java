package app.maru.p2p.wire;

import app.maru.crypto.Bytes;
import java.time.Duration;

/// What the two ends of one connection say to each other. One hop only.
///
/// What only relays are told, and say, is a [RelayFrame].
public sealed interface Frame
    permits Frame.Ping,
        Frame.Pong,
        Frame.Select,
        Frame.Card,
        Frame.Put,
        Frame.Accepted,
        Frame.Refused,
        Frame.Transient,
        Frame.PrekeyRequest,
        Frame.PrekeyReply,
        Frame.Bye,
        RelayFrame {

  /// "Are you there?"
  record Ping(long nonce) implements Frame {}

  /// "I am": the answer to a [Ping], with its nonce.
  record Pong(long nonce) implements Frame {}

  /// Sent by the device with the smaller id: of all connections between us, we use this one.
  record Select() implements Frame {}

  /// What I call myself, for people nearby. Untrusted text, bounded by `Limits`.
  record Card(String name) implements Frame {}

  /// Hands over an envelope: whoever answers [Accepted] has custody of it.
  record Put(Envelope envelope) implements Frame {}

  /// "I have it on disk; you may forget it."
  record Accepted(EnvelopeId id) implements Frame {}

  /// "I don't take it", and when to try again.
  record Refused(EnvelopeId id, RefusalReason reason, Duration retryAfter) implements Frame {}

  /// An envelope that is dropped when nobody is there: never stored, never answered.
  record Transient(Envelope envelope) implements Frame {}

  /// Asks the device at the other end for a bundle to start a session with it.
  record PrekeyRequest() implements Frame {}

  /// The answer: an encoded `PrekeyBundle` of the device at this end.
  record PrekeyReply(Bytes bundle) implements Frame {}

  /// The last frame before closing.
  record Bye(ByeReason reason) implements Frame {}

  /// Why an envelope was not taken.
  enum RefusalReason {
    /// It is for somebody else and we carry nothing for others.
    NOT_MINE,
    /// Too many too fast.
    TOO_MANY,
    /// No room on disk.
    FULL,
    /// It can't be stored now for another reason.
    UNAVAILABLE,
    /// It can't be opened here: the prekey or session it was sealed for is gone.
    UNREADABLE,
    /// A relay: the device has no mailbox here.
    NO_MAILBOX,
    /// A relay: the device's token is another one by now.
    NOT_WELCOME
  }

  /// Why a connection ends.
  enum ByeReason {
    /// The program ends.
    SHUTDOWN,
    /// Another connection was selected.
    NOT_SELECTED,
    /// The other end broke the protocol.
    PROTOCOL,
    /// The other end is silent.
    SILENT,
    /// Too many connections.
    TOO_MANY,
    /// A relay: the same device entered over another connection.
    REPLACED,
    /// A relay: the device is shut out.
    REMOVED
  }
}
