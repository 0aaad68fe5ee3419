package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.DisplayName;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Whose devices are linked now, and what they call themselves. On the loop.
///
/// A person appears once the name is known, or nameless after a second.
final class Presence {
  /// How long a name is waited for.
  static final Duration NAME_WITHIN = Duration.ofSeconds(1);

  private final Loop loop;
  private final Map<PersonId, Set<Peer>> up = new HashMap<>();
  private final Map<PersonId, String> names = new HashMap<>();
  private final Set<PersonId> shown = new HashSet<>();

  Presence(Loop loop) {
    this.loop = loop;
  }

  /// A device is linked now.
  ///
  /// @param nameless told if no name has come in time
  void up(Peer peer, Consumer<PersonId> nameless) {
    up.computeIfAbsent(peer.person(), person -> new HashSet<>()).add(peer);
    loop.schedule(
        NAME_WITHIN,
        () -> {
          if (reaches(peer.person()) && !shown.contains(peer.person())) {
            nameless.accept(peer.person());
          }
        });
  }

  /// A device is not linked any more.
  ///
  /// @return whether the person was shown and is gone now
  boolean down(Peer peer) {
    Set<Peer> devices = up.get(peer.person());
    if (devices == null || !devices.remove(peer) || !devices.isEmpty()) {
      return false;
    }
    up.remove(peer.person());
    names.remove(peer.person());
    return shown.remove(peer.person());
  }

  /// Whether a device of the person is linked.
  boolean reaches(PersonId person) {
    return up.containsKey(person);
  }

  /// The linked devices.
  List<Peer> peers() {
    return up.values().stream().flatMap(Set::stream).toList();
  }

  /// The person says a name.
  ///
  /// @return whether it is another one
  boolean named(PersonId person, String name) {
    String clean = DisplayName.clean(name);
    return reaches(person) && !clean.equals(names.put(person, clean));
  }

  /// What the person calls themselves, if linked and said.
  Optional<String> name(PersonId person) {
    return Optional.ofNullable(names.get(person));
  }

  /// Shows a person.
  void show(PersonId person) {
    shown.add(person);
  }

  /// Hides a person.
  ///
  /// @return whether they were shown
  boolean hide(PersonId person) {
    return shown.remove(person);
  }

  /// Everybody shown.
  List<PersonId> shown() {
    return List.copyOf(shown);
  }
}
