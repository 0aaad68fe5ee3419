package app.maru.ui.conversation;

import java.lang.Character.UnicodeScript;
import java.time.Duration;

/// Follows what an input method is composing, to know what Enter means.
///
/// In Korean, Enter ends the syllable and sends. In Japanese and Chinese it takes the candidate and
/// must not send. Systems differ in whether the key or the commit comes first; both orders end
/// alike.
final class Composition {
  /// A commit and an Enter this close together are one press of the key: nobody types that fast.
  static final Duration ONE_KEY_PRESS = Duration.ofMillis(30);

  /// What Enter means now.
  enum Enter {
    /// Nothing is being composed.
    SEND,
    /// A syllable is open: have it committed, then send.
    COMMIT_THEN_SEND,
    /// The key belongs to the input method.
    TAKE_CANDIDATE
  }

  private String composed = "";
  private boolean sendAfterCommit;
  private long candidateTakenAt;
  private boolean candidateTaken;

  /// The input method changed its mind.
  ///
  /// @param nowComposed what is being composed now
  /// @param committed what has become text for good
  /// @param nanoTime a monotonic clock
  /// @return whether the message is to be sent now that this commit is applied
  boolean changed(String nowComposed, String committed, long nanoTime) {
    if (!committed.isEmpty() && !composed.isEmpty() && !isHangul(composed)) {
      candidateTaken = true;
      candidateTakenAt = nanoTime;
    }
    composed = nowComposed;
    boolean send = sendAfterCommit && composed.isEmpty();
    if (send) {
      sendAfterCommit = false;
    }
    return send;
  }

  /// The person pressed Enter to send.
  ///
  /// @param nanoTime a monotonic clock
  Enter enter(long nanoTime) {
    if (composed.isEmpty()) {
      boolean samePress = candidateTaken && nanoTime - candidateTakenAt < ONE_KEY_PRESS.toNanos();
      candidateTaken = false;
      return samePress ? Enter.TAKE_CANDIDATE : Enter.SEND;
    }
    if (isHangul(composed)) {
      sendAfterCommit = true;
      return Enter.COMMIT_THEN_SEND;
    }
    return Enter.TAKE_CANDIDATE;
  }

  /// Whether something is being composed: no shortcut fires then.
  boolean isActive() {
    return !composed.isEmpty();
  }

  private static boolean isHangul(String text) {
    return text.codePoints().allMatch(point -> UnicodeScript.of(point) == UnicodeScript.HANGUL);
  }
}
