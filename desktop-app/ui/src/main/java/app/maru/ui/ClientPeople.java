package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.engine.PeopleDesk;
import app.maru.ui.model.PeopleEngine;
import java.util.concurrent.CompletableFuture;

/// People of the real engine.
record ClientPeople(PeopleDesk people, Answers answers) implements PeopleEngine {

  @Override
  public CompletableFuture<Void> accept(PersonId person) {
    return answers.here(people.accept(person));
  }

  @Override
  public CompletableFuture<Void> block(PersonId person) {
    return answers.here(people.block(person));
  }

  @Override
  public CompletableFuture<Void> unblock(PersonId person) {
    return answers.here(people.unblock(person));
  }
}
