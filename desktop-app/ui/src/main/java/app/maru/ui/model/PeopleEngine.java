package app.maru.ui.model;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.crypto.SafetyNumber;
import app.maru.messaging.Sharing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What the screens ask about people, as [Engine] promises it.
public interface PeopleEngine {

  /// Asks somebody to become a contact, without a word.
  CompletableFuture<Void> request(PersonId person);

  /// Agrees to somebody's request.
  CompletableFuture<Void> accept(PersonId person);

  /// Does not agree; their request goes away and they don't learn it.
  CompletableFuture<Void> decline(PersonId person);

  /// Calls somebody as I like, on my screen alone; nothing: as they call themselves.
  CompletableFuture<Void> alias(PersonId person, String alias);

  /// Lets somebody stand out, or not.
  CompletableFuture<Void> favour(PersonId person, boolean favourite);

  /// Leaves somebody out of the people nearby, or not.
  CompletableFuture<Void> hide(PersonId person, boolean hidden);

  /// I made sure that somebody's keys are theirs, or take that back.
  CompletableFuture<Void> verify(PersonId person, boolean sure);

  /// The digits that are the same at both of us if nobody sits between.
  CompletableFuture<SafetyNumber> safetyNumber(PersonId person);

  /// Contacts see this sentence of mine from now on; none if it is blank.
  CompletableFuture<Void> status(String sentence);

  /// Contacts see this picture of mine from now on, or none.
  CompletableFuture<Void> portray(Optional<Bytes> png);

  /// The picture of a contact, or mine.
  CompletableFuture<Optional<Bytes>> picture(PersonId person);

  /// I am writing to somebody.
  CompletableFuture<Void> writing(PersonId person);

  /// Nobody touches this computer any more, or somebody does again.
  CompletableFuture<Void> away(boolean nobody);

  /// Contacts nearby are told this of me from now on, or not.
  CompletableFuture<Void> share(Sharing what, boolean share);

  /// Whether they are told this of me.
  CompletableFuture<Boolean> shares(Sharing what);

  /// The devices of somebody that are known here.
  CompletableFuture<List<DeviceId>> devices(PersonId person);

  /// Takes nothing more from somebody, who does not learn it.
  CompletableFuture<Void> block(PersonId person);

  /// Listens to somebody again.
  CompletableFuture<Void> unblock(PersonId person);
}
