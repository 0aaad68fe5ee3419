package app.maru.ui.chats;

import app.maru.messaging.FaultReason;
import app.maru.messaging.RelayState;
import app.maru.messaging.policy.PolicyException;
import app.maru.messaging.release.Release;
import app.maru.p2p.lan.LanCause;
import app.maru.p2p.relay.RelayAddress;
import app.maru.ui.text.Faults;
import app.maru.ui.update.NewVersions;

/// Something said below the list.
public sealed interface Notice {
  /// Something is wrong; it can be dismissed.
  record Trouble(FaultReason reason) implements Notice {}

  /// Something was asked for and not done; it can be dismissed.
  record Refused(Faults.Saying saying) implements Notice {}

  /// The administrator's settings can't be used; it can be dismissed until the next start.
  record PolicyBroken(PolicyException.Reason reason, String where) implements Notice {}

  /// Somebody answers in a relay's place with another key; it stays until that is settled.
  record KeyChanged(RelayAddress relay) implements Notice {}

  /// A relay of mine keeps nothing for me, and says why; it can be dismissed until that changes.
  record RelayDenies(RelayAddress relay, RelayState state) implements Notice {}

  /// Nobody is found, for this reason; it can be dismissed until there is another.
  record Nobody(LanCause cause) implements Notice {}

  /// There is a newer version; it can be dismissed unless this one should not be used any more.
  record NewVersion(Release release, boolean needed, NewVersions.Standing standing)
      implements Notice {}

  /// Maru could tell of new versions.
  record NewsOffer(String server) implements Notice {}

  /// A relay of this network could keep mail for people who are away.
  record RelayOffer(RelayAddress relay) implements Notice {}
}
