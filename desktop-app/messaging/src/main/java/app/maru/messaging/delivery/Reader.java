package app.maru.messaging.delivery;

import app.maru.crypto.PersonId;
import app.maru.messaging.content.Content;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Path;

/// Takes what was opened, and says whom may be answered: the people's side of delivery.
///
/// Both are called within the work that accepts the envelope.
public record Reader(Hear hear, MayAnswer mayAnswer) {

  /// What happens to an opened content.
  @FunctionalInterface
  public interface Hear {
    /// Keeps what `from` said, in the same work as its envelope's acceptance.
    void hear(PersonId from, Content content, Path path) throws StoreException, RefusedException;
  }

  /// Whether anything at all may go back to somebody.
  @FunctionalInterface
  public interface MayAnswer {
    /// Whether `person` is somebody I agreed to talk with.
    boolean mayAnswer(PersonId person) throws StoreException;
  }
}
