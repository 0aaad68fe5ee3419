package app.maru.crypto.session;

import app.maru.crypto.DecryptionException;
import app.maru.crypto.primitive.ReadyHmac;
import java.util.List;
import java.util.Optional;

/// Tells which bodies were sealed for the sessions of one book, and opens nothing: small enough to
/// be kept in memory for every book, so that the author of a body that names none is found by
/// trying. Immutable.
public final class SealMarks {
  private final List<ReadyHmac> sessions;

  SealMarks(List<ReadyHmac> sessions) {
    this.sessions = List.copyOf(sessions);
  }

  /// The part of a body that its session knows again. Immutable.
  public static final class Mark {
    private final byte[] tag;
    private final byte[] nonce;

    /// @param tag made from the nonce and a key of the session
    /// @param nonce the seal's nonce
    Mark(byte[] tag, byte[] nonce) {
      this.tag = tag;
      this.nonce = nonce;
    }

    byte[] tag() {
      return tag;
    }

    byte[] nonce() {
      return nonce;
    }
  }

  /// The mark of a body; empty if it is no body.
  public static Optional<Mark> of(byte[] body) {
    try {
      return Optional.of(SealKeys.mark(Body.parse(body)));
    } catch (DecryptionException _) {
      return Optional.empty();
    }
  }

  /// Whether a body of this mark was sealed for one of these sessions; no false alarms in practice.
  public boolean recognise(Mark mark) {
    for (ReadyHmac tags : sessions) {
      if (SealKeys.recognises(tags, mark)) {
        return true;
      }
    }
    return false;
  }

  /// Whether there is no session.
  public boolean isEmpty() {
    return sessions.isEmpty();
  }
}
