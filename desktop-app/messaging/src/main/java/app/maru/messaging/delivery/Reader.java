package app.maru.messaging.delivery;

import app.maru.crypto.PersonId;
import app.maru.messaging.content.Content;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;

/// Takes what was opened, and says whom may be answered: the people's side of delivery.
///
/// All are called within the work that accepts the envelope.
public record Reader(Hear hear, Overhear overhear, MayAnswer mayAnswer, Lost lost) {

  /// What happens to an opened content.
  @FunctionalInterface
  public interface Hear {
    /// Keeps what `from` said, in the same work as its envelope's acceptance.
    void hear(Peer from, Content content, Path path) throws StoreException, RefusedException;
  }

  /// What happens to a content that is not kept.
  @FunctionalInterface
  public interface Overhear {
    /// Takes note of what `from` says now.
    void overhear(Peer from, Content content) throws StoreException;
  }

  /// What happens when somebody begins a session anew although the two of us had one.
  @FunctionalInterface
  public interface Lost {
    /// They may have lost what relays said nothing about.
    void mayHaveLost(PersonId person) throws StoreException;
  }

  /// Whether anything at all may go back to somebody.
  @FunctionalInterface
  public interface MayAnswer {
    /// Whether `person` is somebody I agreed to talk with.
    boolean mayAnswer(PersonId person) throws StoreException;
  }
}
