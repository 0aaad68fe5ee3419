package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.ui.model.PeopleEngine;
import java.util.concurrent.CompletableFuture;

/// What is asked about invented people.
record InventedPeople(InventedWorld world) implements PeopleEngine {

  @Override
  public CompletableFuture<Void> accept(PersonId person) {
    world.contact(person, world.nameOf(person), ContactState.ACCEPTED);
    return world.done("accept");
  }

  @Override
  public CompletableFuture<Void> block(PersonId person) {
    world.contact(person, world.nameOf(person), ContactState.BLOCKED);
    return world.done("block");
  }

  @Override
  public CompletableFuture<Void> unblock(PersonId person) {
    world.contact(person, world.nameOf(person), ContactState.ACCEPTED);
    return world.done("unblock");
  }
}
