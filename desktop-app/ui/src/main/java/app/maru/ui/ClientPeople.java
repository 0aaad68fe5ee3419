package app.maru.ui;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.crypto.SafetyNumber;
import app.maru.messaging.Sharing;
import app.maru.messaging.engine.PeopleDesk;
import app.maru.ui.model.PeopleEngine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// People of the real engine.
record ClientPeople(PeopleDesk people, Answers answers) implements PeopleEngine {

  @Override
  public CompletableFuture<Void> request(PersonId person) {
    return answers.here(people.request(person));
  }

  @Override
  public CompletableFuture<Void> accept(PersonId person) {
    return answers.here(people.accept(person));
  }

  @Override
  public CompletableFuture<Void> decline(PersonId person) {
    return answers.here(people.decline(person));
  }

  @Override
  public CompletableFuture<Void> alias(PersonId person, String alias) {
    return answers.here(people.alias(person, alias));
  }

  @Override
  public CompletableFuture<Void> favour(PersonId person, boolean favourite) {
    return answers.here(people.favour(person, favourite));
  }

  @Override
  public CompletableFuture<Void> hide(PersonId person, boolean hidden) {
    return answers.here(people.hide(person, hidden));
  }

  @Override
  public CompletableFuture<Void> verify(PersonId person, boolean sure) {
    return answers.here(people.verify(person, sure));
  }

  @Override
  public CompletableFuture<SafetyNumber> safetyNumber(PersonId person) {
    return answers.here(people.safetyNumber(person));
  }

  @Override
  public CompletableFuture<Void> status(String sentence) {
    return answers.here(people.status(sentence));
  }

  @Override
  public CompletableFuture<Void> portray(Optional<Bytes> png) {
    return answers.here(people.portray(png));
  }

  @Override
  public CompletableFuture<Optional<Bytes>> picture(PersonId person) {
    return answers.here(people.picture(person));
  }

  @Override
  public CompletableFuture<Void> writing(PersonId person) {
    return answers.here(people.writing(person));
  }

  @Override
  public CompletableFuture<Void> away(boolean nobody) {
    return answers.here(people.away(nobody));
  }

  @Override
  public CompletableFuture<Void> share(Sharing what, boolean share) {
    return answers.here(people.share(what, share));
  }

  @Override
  public CompletableFuture<Boolean> shares(Sharing what) {
    return answers.here(people.shares(what));
  }

  @Override
  public CompletableFuture<List<DeviceId>> devices(PersonId person) {
    return answers.here(people.devices(person));
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
