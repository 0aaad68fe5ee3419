package app.maru.ui.invented;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.crypto.SafetyNumber;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Regard;
import app.maru.messaging.Sharing;
import app.maru.ui.model.PeopleEngine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// What is asked about invented people.
record InventedPeople(InventedWorld world) implements PeopleEngine {

  @Override
  public CompletableFuture<Void> request(PersonId person) {
    if (world.failure.isEmpty()) {
      world.contact(person, world.nameOf(person), ContactState.REQUESTED);
      world.refresh(person);
    }
    return world.done("request");
  }

  @Override
  public CompletableFuture<Void> accept(PersonId person) {
    return becomes(person, ContactState.ACCEPTED, "accept");
  }

  @Override
  public CompletableFuture<Void> decline(PersonId person) {
    if (world.failure.isEmpty()) {
      world.deleted(ConversationId.with(person));
    }
    return becomes(person, ContactState.STRANGER, "decline");
  }

  private CompletableFuture<Void> becomes(PersonId person, ContactState state, String call) {
    if (world.failure.isEmpty()) {
      world.contact(person, world.nameOf(person), state);
    }
    return world.done(call);
  }

  private CompletableFuture<Void> regard(
      PersonId person, String call, UnaryOperator<Regard> change) {
    if (world.failure.isEmpty()) {
      world.regards(person, change);
    }
    return world.done(call);
  }

  @Override
  public CompletableFuture<Void> alias(PersonId person, String alias) {
    return regard(person, "alias " + alias, regard -> regard.called(alias));
  }

  @Override
  public CompletableFuture<Void> favour(PersonId person, boolean favourite) {
    return regard(person, "favour " + favourite, regard -> regard.favourite(favourite));
  }

  @Override
  public CompletableFuture<Void> hide(PersonId person, boolean hidden) {
    return regard(person, "hide " + hidden, regard -> regard.hidden(hidden));
  }

  @Override
  public CompletableFuture<Void> verify(PersonId person, boolean sure) {
    return regard(person, "verify " + sure, regard -> regard.verified(sure));
  }

  @Override
  public CompletableFuture<SafetyNumber> safetyNumber(PersonId person) {
    return world.answer(SafetyNumber.of(world.me, person));
  }

  @Override
  public CompletableFuture<Void> status(String sentence) {
    if (world.failure.isEmpty()) {
      world.myself(sentence, world.myPicture);
    }
    return world.done("status " + sentence);
  }

  @Override
  public CompletableFuture<Void> portray(Optional<Bytes> png) {
    if (world.failure.isEmpty()) {
      world.myself(world.myStatus, png);
    }
    return world.done("portray " + png.isPresent());
  }

  @Override
  public CompletableFuture<Optional<Bytes>> picture(PersonId person) {
    return world.answer(Optional.ofNullable(world.pictures.get(person)));
  }

  @Override
  public CompletableFuture<Void> writing(PersonId person) {
    return world.done("writing");
  }

  @Override
  public CompletableFuture<Void> away(boolean nobody) {
    return world.done("away " + nobody);
  }

  @Override
  public CompletableFuture<Void> share(Sharing what, boolean share) {
    if (world.failure.isEmpty()) {
      if (share) {
        world.shared.add(what);
      } else {
        world.shared.remove(what);
      }
    }
    return world.done("share " + what + " " + share);
  }

  @Override
  public CompletableFuture<Boolean> shares(Sharing what) {
    return world.answer(world.shared.contains(what));
  }

  @Override
  public CompletableFuture<List<DeviceId>> devices(PersonId person) {
    return world.answer(List.of(DeviceId.of(new byte[DeviceId.SIZE])));
  }

  @Override
  public CompletableFuture<Void> block(PersonId person) {
    return becomes(person, ContactState.BLOCKED, "block");
  }

  @Override
  public CompletableFuture<Void> unblock(PersonId person) {
    return becomes(person, ContactState.ACCEPTED, "unblock");
  }
}
