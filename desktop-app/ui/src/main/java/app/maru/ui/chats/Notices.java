package app.maru.ui.chats;

import app.maru.p2p.lan.LanCause;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.model.RelayBook;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import app.maru.ui.update.NewVersions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is to be said below the list, and what of it was read.
final class Notices {
  private final ClientModel model;
  private final NetworkModel network;
  private final ScreenSettings settings;
  private final NewVersions versions;
  private final Faults faults;
  private final Set<Notice> dismissed = new HashSet<>();

  Notices(
      ClientModel model,
      NetworkModel network,
      ScreenSettings settings,
      NewVersions versions,
      Texts texts) {
    this.model = model;
    this.network = network;
    this.settings = settings;
    this.versions = versions;
    this.faults = new Faults(texts);
  }

  /// One was read; it is said again when things have changed meanwhile.
  void dismiss(Notice notice) {
    dismissed.add(notice);
  }

  /// What is to be said now, the most important first.
  List<Notice> wanted() {
    RelayBook relays = model.relays();
    List<Notice> wanted = new ArrayList<>();
    model
        .administered()
        .problem()
        .map(broken -> new Notice.PolicyBroken(broken.reason(), broken.where()))
        .ifPresent(wanted::add);
    relays.keyChanged().forEach(relay -> wanted.add(new Notice.KeyChanged(relay)));
    relays.denying().stream()
        .map(relay -> new Notice.RelayDenies(relay.address(), relay.state()))
        .forEach(wanted::add);
    model.faults().forEach(reason -> wanted.add(new Notice.Trouble(reason)));
    // A full disk is told already.
    model
        .refusals()
        .last()
        .filter(saying -> model.faults().stream().map(faults::of).noneMatch(saying::equals))
        .map(Notice.Refused::new)
        .ifPresent(wanted::add);
    if (model.nearby().isEmpty() && network.looking().get()) {
      network
          .cause()
          .filter(cause -> cause != LanCause.FOUND && cause != LanCause.OFF)
          .filter(cause -> cause != LanCause.NO_INTERFACE || model.faults().isEmpty())
          .map(Notice.Nobody::new)
          .ifPresent(wanted::add);
    }
    addVersions(wanted);
    if (relays.mine().isEmpty() && settings.offersRelays().get()) {
      relays.offered().stream().limit(1).map(Notice.RelayOffer::new).forEach(wanted::add);
    }
    dismissed.retainAll(wanted);
    wanted.removeAll(dismissed);
    return wanted;
  }

  private void addVersions(List<Notice> wanted) {
    versions
        .toTell()
        .map(release ->
            new Notice.NewVersion(release, versions.isNeeded(release), versions.standing().get()))
        .ifPresent(wanted::add);
    // Reading the wish is what arms its listener again.
    var _ = settings.versions().wish().get();
    if (versions.undecided() && !model.conversations().isEmpty()) {
      wanted.add(new Notice.NewsOffer(versions.server()));
    }
  }
}
