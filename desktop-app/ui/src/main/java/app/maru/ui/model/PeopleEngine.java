package app.maru.ui.model;

import app.maru.crypto.PersonId;
import java.util.concurrent.CompletableFuture;

/// What the screens ask about people, as [Engine] promises it.
public interface PeopleEngine {

  /// Agrees to somebody's request.
  CompletableFuture<Void> accept(PersonId person);

  /// Takes nothing more from somebody, who does not learn it.
  CompletableFuture<Void> block(PersonId person);

  /// Listens to somebody again.
  CompletableFuture<Void> unblock(PersonId person);
}
