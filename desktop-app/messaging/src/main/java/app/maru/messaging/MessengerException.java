package app.maru.messaging;

/// Why the engine did not do what was asked. Futures of the messenger fail with nothing else.
public final class MessengerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// An answer with its reason and nothing personal.
  public MessengerException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /// What to tell the person.
  public Reason reason() {
    return reason;
  }

  /// Why.
  public enum Reason {
    /// There is nothing in it.
    EMPTY,
    /// It is longer than one envelope can carry.
    TOO_LONG,
    /// Nobody of that id was ever met.
    UNKNOWN_PERSON,
    /// There is no such conversation.
    UNKNOWN_CONVERSATION,
    /// There is no such message.
    UNKNOWN_MESSAGE,
    /// Not so, or not this one: another's message, no emoji, a time that is over.
    NOT_ALLOWED,
    /// I blocked this person.
    BLOCKED,
    /// That is me.
    SELF,
    /// Too many are waiting to be sent already.
    TOO_MANY,
    /// The disk is full: nothing was changed.
    DISK_FULL,
    /// The database refuses to write: nothing was changed.
    STORE_BROKEN,
    /// The messenger is closed.
    CLOSED
  }
}
