package app.maru.messaging.engine;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.About;
import app.maru.messaging.Status;
import app.maru.messaging.content.Content;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.store.Pictures;
import app.maru.messaging.store.StoreException;
import java.util.Optional;

/// What I show of myself beside my name, and what contacts show of themselves: a sentence and a
/// picture. Within a work. On the loop.
final class Showing {
  private final Pictures pictures;
  private final Delivery delivery;
  private final Myself myself;

  Showing(Pictures pictures, Delivery delivery, Myself myself) {
    this.pictures = pictures;
    this.delivery = delivery;
    this.myself = myself;
  }

  Myself myself() {
    return myself;
  }

  /// Shows all of it to a contact; what waits for them of earlier days is worth nothing any more.
  void tell(PersonId contact) throws StoreException {
    delivery.postNewest(contact, myself.profile());
  }

  /// Shows it to somebody who became a contact, or may have lost it; nothing if there never was
  /// anything, and not to whom much waits already.
  void tellNew(PersonId contact) throws StoreException {
    if (myself.showed() && !delivery.full(contact)) {
      tell(contact);
    }
  }

  /// Keeps what a contact shows.
  ///
  /// @return what is known of them now
  About heard(PersonId from, Content.Profile profile, About before) throws StoreException {
    Bytes png = profile.picture();
    if (png.size() == 0) {
      pictures.remove(from);
    } else {
      pictures.put(from, png);
    }
    return new About(Status.clean(profile.status()), Myself.hash(png), before.seen());
  }

  /// Forgets what somebody showed.
  void forget(PersonId person) throws StoreException {
    pictures.remove(person);
  }

  /// Somebody's picture, or mine.
  Optional<Bytes> picture(PersonId person) throws StoreException {
    return pictures.find(person);
  }
}
