package app.maru.messaging.engine;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.crypto.SafetyNumber;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DisplayName;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import app.maru.messaging.Nearby;
import app.maru.messaging.Regard;
import app.maru.messaging.Sharing;
import app.maru.messaging.content.Portrait;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What can be asked about people, as [Messenger] promises it.
public final class PeopleDesk {
  /// The longest side of a person's picture in pixels.
  public static final int MAX_PICTURE_SIDE = Portrait.MAX_SIDE;

  /// The most bytes of a person's picture.
  public static final int MAX_PICTURE_BYTES = Portrait.MAX_BYTES;

  private final Rooms rooms;
  private final Gate gate;
  private final Desk desk;
  private final Loop loop;

  PeopleDesk(Rooms rooms, Gate gate, Desk desk, Loop loop) {
    this.rooms = rooms;
    this.gate = gate;
    this.desk = desk;
    this.loop = loop;
  }

  /// Everybody I know or who asked.
  public CompletableFuture<List<Contact>> contacts() {
    return desk.look(rooms.views::contacts);
  }

  /// Whose devices are linked now.
  public CompletableFuture<List<Nearby>> nearby() {
    return desk.look(this::shown);
  }

  /// Asks somebody to become a contact, without a word.
  public CompletableFuture<Void> request(PersonId person) {
    return looking(person, () -> desk.act(() -> rooms.people.request(person)));
  }

  /// Asks relays whether they keep mail for a person, mine if none are given; if so, the person can
  /// be written to, and the conversation with them is there, so that they are found again.
  ///
  /// @return whether one does
  public CompletableFuture<Boolean> find(PersonId person, List<RelayAddress> relays) {
    CompletableFuture<Boolean> found = new CompletableFuture<>();
    loop.execute(() -> {
      if (desk.isClosed()) {
        found.completeExceptionally(new MessengerException(Reason.CLOSED));
      } else {
        var _ =
            rooms
                .mailboxes
                .find(person, relays)
                .thenCompose(
                    there -> there ? begun(person) : CompletableFuture.completedFuture(false))
                .handle((there, failure) ->
                    failure == null ? found.complete(there) : found.completeExceptionally(failure));
      }
    });
    return found;
  }

  private CompletableFuture<Boolean> begun(PersonId person) {
    return desk.act(() -> rooms.chats.begin(person)).thenApply(_ -> true);
  }

  /// Agrees to somebody's request.
  public CompletableFuture<Void> accept(PersonId person) {
    return desk.act(() -> {
      rooms.people.accept(person);
      rooms.signals.greet(person);
      rooms.receipts.wake(person);
    });
  }

  /// Takes nothing more from somebody, who does not learn it. What still waits for them is given
  /// up.
  public CompletableFuture<Void> block(PersonId person) {
    return desk.act(() -> {
      rooms.signals.leave(person);
      rooms.people.block(person);
      rooms.receipts.giveUp(person);
      rooms.mailboxes.changed(person, ContactState.BLOCKED);
    });
  }

  /// Listens to somebody again.
  public CompletableFuture<Void> unblock(PersonId person) {
    return desk.act(() -> {
      rooms.people.unblock(person);
      rooms.mailboxes.changed(person, rooms.people.state(person));
      gate.show(person);
      rooms.signals.greet(person);
      rooms.receipts.wake(person);
    });
  }

  /// Does not become somebody's contact; their request goes away. They don't learn it: what they
  /// say is dropped for a week, then they may ask again.
  public CompletableFuture<Void> decline(PersonId person) {
    ConversationId conversation = ConversationId.with(person);
    return desk.act(
            () -> {
              rooms.people.decline(person);
              if (rooms.tables.conversations().find(conversation).isPresent()) {
                rooms.chats.delete(conversation);
              }
            })
        .thenCompose(done -> desk.repeat(() -> rooms.chats.remove(conversation)));
  }

  /// Calls somebody as I like, on my screen alone; as they call themselves if there is nothing in
  /// `alias`.
  public CompletableFuture<Void> alias(PersonId person, String alias) {
    String clean = alias.isBlank() ? "" : DisplayName.clean(alias);
    return regard(person, regard -> regard.called(clean));
  }

  /// Lets somebody stand out on my screen, or not.
  public CompletableFuture<Void> favour(PersonId person, boolean favourite) {
    return regard(person, regard -> regard.favourite(favourite));
  }

  /// Leaves somebody out of the people nearby on my screen, or not.
  public CompletableFuture<Void> hide(PersonId person, boolean hidden) {
    return regard(person, regard -> regard.hidden(hidden));
  }

  /// I made sure that somebody's keys are theirs, or take that back. Nothing depends on it but a
  /// mark beside their name.
  public CompletableFuture<Void> verify(PersonId person, boolean sure) {
    return regard(person, regard -> regard.verified(sure));
  }

  /// The digits that are the same at somebody and at me if nobody sits between us; fails with SELF
  /// if that is me. Takes the loop about 10 ms.
  public CompletableFuture<SafetyNumber> safetyNumber(PersonId person) {
    PersonId me = rooms.myself.person();
    return person.equals(me)
        ? CompletableFuture.failedFuture(new MessengerException(Reason.SELF))
        : desk.look(() -> SafetyNumber.of(me, person));
  }

  private CompletableFuture<Void> regard(PersonId person, UnaryOperator<Regard> change) {
    return desk.act(() -> rooms.people.regard(person, change));
  }

  /// I am writing to somebody: they are told if they are nearby and I share it, at most every few
  /// seconds.
  public CompletableFuture<Void> writing(PersonId to) {
    return desk.act(() -> rooms.signals.writing(to));
  }

  /// Nobody touches this computer any more, or somebody does again.
  public CompletableFuture<Void> away(boolean nobody) {
    return desk.act(() -> rooms.signals.away(nobody));
  }

  /// Contacts nearby are told this of me from now on, or not.
  public CompletableFuture<Void> share(Sharing what, boolean share) {
    return desk.act(() -> rooms.signals.share(what, share));
  }

  /// Whether they are told this of me.
  public CompletableFuture<Boolean> shares(Sharing what) {
    return desk.look(() -> rooms.signals.shares(what));
  }

  /// Contacts see this sentence of mine from now on; none if it is blank.
  public CompletableFuture<Void> status(String sentence) {
    return present(() -> rooms.myself.say(sentence));
  }

  /// Contacts see this picture of mine from now on, or none: a PNG of at most [#MAX_PICTURE_SIDE]
  /// pixels each way and [#MAX_PICTURE_BYTES] bytes, of pixels and nothing else. Fails with
  /// NOT_ALLOWED if it is anything else.
  public CompletableFuture<Void> portray(Optional<Bytes> png) {
    return png.isPresent() && !Portrait.fits(png.get())
        ? CompletableFuture.failedFuture(new MessengerException(Reason.NOT_ALLOWED))
        : present(() -> rooms.myself.picture(png));
  }

  private CompletableFuture<Void> present(Change change) {
    return desk.act(() -> {
      rooms.ledger.ifUndone(change.make());
      rooms.teller.tell(new MessengerEvent.SelfChanged(rooms.myself.self()));
      rooms.people.tellName();
    });
  }

  /// Changes what I show, and says how to go back.
  @FunctionalInterface
  private interface Change {
    Runnable make() throws StoreException;
  }

  /// The picture of a contact, or mine; empty if there is none.
  public CompletableFuture<Optional<Bytes>> picture(PersonId person) {
    return desk.look(() -> rooms.showing.picture(person));
  }

  /// The devices of somebody that are known here.
  public CompletableFuture<List<DeviceId>> devices(PersonId person) {
    return desk.look(() -> rooms.delivery.devices(person));
  }

  /// Asks, and once more if the person was not known but is found at a relay.
  <T> CompletableFuture<T> looking(PersonId person, Supplier<CompletableFuture<T>> ask) {
    return new Looking<>(ask, () -> find(person, List.of())).answer();
  }

  /// Who is shown as nearby. On the loop.
  List<Nearby> shown() throws StoreException {
    List<Nearby> nearby = new ArrayList<>();
    for (PersonId person : rooms.presence.shown()) {
      nearby.add(gate.nearby(person));
    }
    return nearby;
  }
}
