package app.maru.messaging.engine;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import app.maru.messaging.DisplayName;
import app.maru.messaging.Self;
import app.maru.messaging.Status;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.Content.Name;
import app.maru.messaging.store.Pictures;
import app.maru.messaging.store.Settings;
import app.maru.messaging.store.StoreException;
import java.util.Optional;

/// Who I am and what I show of myself. Changed on the loop, read from any thread.
final class Myself {
  private static final String NAME = "name";
  private static final String STATUS = "status";

  /// Whether contacts were ever shown more than a name: then they have to be told when it goes.
  private static final String SHOWED = "showed";

  /// Of the name and all else: what is said later counts.
  private static final String REVISION = "name.revision";

  private static final Bytes NONE = Bytes.of(new byte[0]);

  private final Identity identity;
  private final Settings settings;
  private final Pictures pictures;
  private volatile Self self;
  private int revision;

  private Myself(Identity identity, Settings settings, Pictures pictures) throws StoreException {
    this.identity = identity;
    this.settings = settings;
    this.pictures = pictures;
    this.self = new Self(identity.person(), identity.device(), "?");
    reread();
  }

  /// Reads the stored name, or stores the given one if there is none. Within a work.
  static Myself open(Identity identity, Settings settings, Pictures pictures, String name)
      throws StoreException {
    if (settings.get(NAME).isEmpty()) {
      settings.put(NAME, DisplayName.clean(name));
    }
    return new Myself(identity, settings, pictures);
  }

  Self self() {
    return self;
  }

  PersonId person() {
    return identity.person();
  }

  /// My name as others get it.
  Name name() {
    return new Name(self.name(), revision);
  }

  /// All that contacts see of me.
  Content.Profile profile() throws StoreException {
    return new Content.Profile(name(), self.status(), pictures.find(person()).orElse(NONE));
  }

  /// Whether contacts were ever shown more than a name.
  boolean showed() throws StoreException {
    return settings.get(SHOWED).isPresent();
  }

  /// Reads again what is stored.
  void reread() throws StoreException {
    Self before = self;
    self =
        new Self(
            before.person(),
            before.device(),
            settings.get(NAME).orElse(before.name()),
            settings.get(STATUS).orElse(""),
            hash(pictures.find(before.person()).orElse(NONE)));
    revision = settings.get(REVISION).map(Integer::parseInt).orElse(0);
  }

  /// Stores another name. Within a work.
  ///
  /// @return how to go back if the work does not happen
  Runnable rename(String name) throws StoreException {
    settings.put(NAME, DisplayName.clean(name));
    return changed();
  }

  /// Stores another sentence. Within a work.
  ///
  /// @return how to go back if the work does not happen
  Runnable say(String status) throws StoreException {
    settings.put(STATUS, Status.clean(status));
    settings.put(SHOWED, "yes");
    return changed();
  }

  /// Stores another picture, or none. Within a work.
  ///
  /// @return how to go back if the work does not happen
  Runnable picture(Optional<Bytes> png) throws StoreException {
    if (png.isPresent()) {
      pictures.put(person(), png.get());
    } else {
      pictures.remove(person());
    }
    settings.put(SHOWED, "yes");
    return changed();
  }

  /// The database went back in time: what I show now counts more than what it has forgotten. Within
  /// a work, before anybody is told anything.
  void restored() throws StoreException {
    settings.leap(REVISION);
    reread();
  }

  private Runnable changed() throws StoreException {
    Self selfBefore = self;
    int revisionBefore = revision;
    settings.next(REVISION);
    reread();
    return () -> {
      self = selfBefore;
      revision = revisionBefore;
    };
  }

  /// What names a picture; nothing names none.
  static Optional<Bytes> hash(Bytes png) {
    return png.size() == 0
        ? Optional.empty()
        : Optional.of(Bytes.ofHex(Fingerprint.of(png.toArray())));
  }
}
