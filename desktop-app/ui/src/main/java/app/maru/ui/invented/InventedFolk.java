package app.maru.ui.invented;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.messaging.About;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Nearby;
import app.maru.messaging.PresenceState;
import app.maru.messaging.Regard;
import app.maru.messaging.Self;
import app.maru.ui.model.ClientModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The people of an [InventedWorld], me among them, and what they let others see.
abstract class InventedFolk extends InventedFates {
  /// Who I am.
  public final PersonId me = person(1);

  final Map<PersonId, Nearby> nearby = new LinkedHashMap<>();
  final Map<PersonId, Contact> contacts = new LinkedHashMap<>();
  final Map<PersonId, Bytes> pictures = new HashMap<>();
  String myStatus = "";
  Optional<Bytes> myPicture = Optional.empty();

  InventedFolk(ClientModel model) {
    super(model);
  }

  public void appears(PersonId person, String name) {
    Nearby linked = new Nearby(person, name);
    nearby.put(person, linked);
    tell(new MessengerEvent.PersonAppeared(linked));
    refreshIfThere(person);
  }

  public void leaves(PersonId person) {
    nearby.remove(person);
    tell(new MessengerEvent.PersonLeft(person));
    refreshIfThere(person);
  }

  public void contact(PersonId person, String name, ContactState state) {
    Contact old = contacts.get(person);
    Contact fresh = new Contact(person, name, state);
    Contact changed = old == null ? fresh : fresh.regarded(old.regard()).known(old.about());
    contacts.put(person, changed);
    tell(
        new MessengerEvent.ContactChanged(
            changed, old == null ? ContactState.STRANGER : old.state()));
  }

  /// Somebody tells whether they are there.
  public void isThere(PersonId person, PresenceState state) {
    tell(new MessengerEvent.PresenceChanged(person, state));
  }

  /// Somebody writes to me, or has stopped.
  public void writes(PersonId person, boolean now) {
    tell(new MessengerEvent.TypingChanged(person, now));
  }

  /// I regard somebody like this from now on.
  public void regards(PersonId person, UnaryOperator<Regard> change) {
    Contact old =
        contacts.getOrDefault(person, new Contact(person, nameOf(person), ContactState.STRANGER));
    Contact changed = old.regarded(change.apply(old.regard()));
    contacts.put(person, changed);
    tell(new MessengerEvent.ContactChanged(changed, old.state()));
    refreshIfThere(person);
  }

  /// A contact shows this of themselves from now on.
  public void shows(PersonId person, About about) {
    Contact old = Objects.requireNonNull(contacts.get(person));
    contacts.put(person, old.known(about));
    tell(new MessengerEvent.ContactChanged(old.known(about), old.state()));
  }

  /// A contact, or I, show this picture from now on.
  public void shows(PersonId person, Bytes png) {
    pictures.put(person, png);
    if (person.equals(me)) {
      myself(myStatus, Optional.of(png));
    } else {
      shows(person, new About("", Optional.of(hash(png)), Optional.empty()));
    }
  }

  void myself(String status, Optional<Bytes> picture) {
    myStatus = status;
    myPicture = picture;
    picture.ifPresentOrElse(png -> pictures.put(me, png), () -> pictures.remove(me));
    tell(
        new MessengerEvent.SelfChanged(
            new Self(
                me,
                DeviceId.of(new byte[DeviceId.SIZE]),
                model.myName().get(),
                status,
                picture.map(InventedFolk::hash))));
  }

  private static Bytes hash(Bytes png) {
    byte[] hash = new byte[PersonId.SIZE];
    new java.util.Random(png.hashCode()).nextBytes(hash);
    return Bytes.of(hash);
  }

  /// What somebody is called, as far as that is known here.
  public final String nameOf(PersonId person) {
    Contact known = contacts.get(person);
    Nearby met = nearby.get(person);
    return known != null ? known.name() : met != null ? met.name() : person.toString();
  }

  final String shownName(PersonId person) {
    Contact known = contacts.get(person);
    return known != null ? known.shownName() : nameOf(person);
  }

  final void refreshIfThere(PersonId person) {
    if (conversations.containsKey(ConversationId.with(person))) {
      refresh(person);
    }
  }
}
