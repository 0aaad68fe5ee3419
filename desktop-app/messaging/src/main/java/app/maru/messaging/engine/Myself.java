package app.maru.messaging.engine;

import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import app.maru.messaging.DisplayName;
import app.maru.messaging.Self;
import app.maru.messaging.content.Content.Name;
import app.maru.messaging.store.Settings;
import app.maru.messaging.store.StoreException;
import java.util.Optional;

/// Who I am and what I call myself. Changed on the loop, read from any thread.
final class Myself {
  private static final String NAME = "name";
  private static final String REVISION = "name.revision";

  private final Identity identity;
  private final Settings settings;
  private volatile Self self;
  private int revision;

  private Myself(Identity identity, Settings settings, String name, int revision) {
    this.identity = identity;
    this.settings = settings;
    this.self = new Self(identity.person(), identity.device(), name);
    this.revision = revision;
  }

  /// Reads the stored name, or stores the given one if there is none. Within a work.
  static Myself open(Identity identity, Settings settings, String name) throws StoreException {
    Optional<String> stored = settings.get(NAME);
    String mine = stored.orElse(DisplayName.clean(name));
    if (stored.isEmpty()) {
      settings.put(NAME, mine);
    }
    int revision = settings.get(REVISION).map(Integer::parseInt).orElse(0);
    return new Myself(identity, settings, mine, revision);
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

  /// Reads again what is stored.
  void reread() throws StoreException {
    Self before = self;
    String name = settings.get(NAME).orElse(before.name());
    self = new Self(before.person(), before.device(), name);
    revision = settings.get(REVISION).map(Integer::parseInt).orElse(0);
  }

  /// Stores another name. Within a work.
  ///
  /// @return how to go back if the work does not happen
  Runnable rename(String name) throws StoreException {
    Self selfBefore = self;
    int revisionBefore = revision;
    revision = settings.next(REVISION);
    self = new Self(self.person(), self.device(), DisplayName.clean(name));
    settings.put(NAME, self.name());
    return () -> {
      self = selfBefore;
      revision = revisionBefore;
    };
  }
}
