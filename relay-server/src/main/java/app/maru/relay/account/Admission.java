package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides in the database, in one transaction, whether a device gets a mailbox.
final class Admission {
  private final AccountOptions options;

  Admission(AccountOptions options) {
    this.options = options;
  }

  /// What came of it.
  sealed interface Outcome {
    /// Nothing has changed.
    record Denied(DenialReason reason) implements Outcome {}

    /// It is in.
    ///
    /// @param person what is now known of its person
    /// @param device its row
    /// @param revoked devices of the person that the list does not name; deleted
    /// @param stale the other devices whose bundles show an older list; those are deleted
    record Admitted(
        PersonRows.Known person,
        DeviceRows.Known device,
        List<DeviceId> revoked,
        List<DeviceId> stale)
        implements Outcome {}
  }

  Outcome decide(Session session, Claim claim, Instant now) throws SQLException {
    PersonId person = claim.certificate().person();
    if (PersonRows.isBlocked(session, person)) {
      return new Outcome.Denied(DenialReason.BLOCKED);
    }
    PersonRows.Known shown = new PersonRows.Known(claim.list().epoch(), claim.list().hash());
    Optional<PersonRows.Known> known = PersonRows.find(session, person);
    if (known.isPresent() && isOlder(shown, known.get())) {
      return new Outcome.Denied(DenialReason.NOT_LISTED);
    }
    List<DeviceRows.Known> devices = DeviceRows.of(session, person);
    DeviceId id = claim.certificate().device();
    Optional<DeviceRows.Known> row =
        devices.stream().filter(each -> each.device().equals(id)).findFirst();
    if (row.isEmpty()) {
      Optional<DenialReason> obstacle = obstacle(session, claim, devices.isEmpty(), now);
      if (obstacle.isPresent()) {
        return new Outcome.Denied(obstacle.get());
      }
    }
    PersonRows.put(session, person, shown);
    List<DeviceId> revoked = revoke(session, claim, devices);
    DeviceRows.Known device =
        row.isPresent() ? renew(session, claim, row.get()) : insert(session, claim);
    boolean newer = known.isPresent() && shown.epoch() > known.get().epoch();
    List<DeviceId> stale = newer ? dropBundles(session, devices, shown.epoch()) : List.of();
    return new Outcome.Admitted(shown, device, revoked, stale);
  }

  /// A device may have a newer certificate over the same keys.
  private static DeviceRows.Known renew(Session session, Claim claim, DeviceRows.Known row)
      throws SQLException {
    Bytes hash = claim.certificate().hash();
    if (row.certificateHash().equals(hash)) {
      return row;
    }
    DeviceRows.setCertificate(session, row.device(), hash);
    return row.withCertificate(hash);
  }

  private static boolean isOlder(PersonRows.Known shown, PersonRows.Known known) {
    return shown.epoch() < known.epoch()
        || (shown.epoch() == known.epoch() && !shown.listHash().equals(known.listHash()));
  }

  /// What keeps a new device out. An invite is used up only when nothing else does.
  private Optional<DenialReason> obstacle(
      Session session, Claim claim, boolean newPerson, Instant now) throws SQLException {
    if (newPerson && options.policy() == EntryPolicy.CLOSED) {
      return Optional.of(DenialReason.CLOSED);
    }
    if (DeviceRows.count(session) >= options.maxDevices()) {
      return Optional.of(DenialReason.FULL);
    }
    if (newPerson && options.policy() == EntryPolicy.INVITE) {
      Optional<Bytes> invite = claim.invite();
      if (invite.isEmpty() || !InviteRows.use(session, invite.get(), now)) {
        return Optional.of(DenialReason.INVITE_NEEDED);
      }
    }
    return Optional.empty();
  }

  private static List<DeviceId> revoke(Session session, Claim claim, List<DeviceRows.Known> devices)
      throws SQLException {
    List<DeviceId> revoked = new ArrayList<>();
    for (DeviceRows.Known each : devices) {
      if (!each.device().equals(claim.certificate().device())
          && !claim.list().contains(each.device(), each.certificateHash())) {
        DeviceRows.delete(session, each.device());
        revoked.add(each.device());
      }
    }
    return revoked;
  }

  /// A bundle with an older list would go on showing revoked devices to those who fetch it. Nothing
  /// is decoded for that: all others wait meanwhile.
  private static List<DeviceId> dropBundles(
      Session session, List<DeviceRows.Known> devices, long epoch) throws SQLException {
    List<DeviceId> stale = new ArrayList<>();
    for (DeviceRows.Known each : devices) {
      if (PrekeyRows.dropStale(session, each.device(), epoch)) {
        stale.add(each.device());
      }
    }
    return stale;
  }

  private static DeviceRows.Known insert(Session session, Claim claim) throws SQLException {
    DeviceRows.Known device =
        new DeviceRows.Known(
            claim.certificate().device(),
            claim.certificate().person(),
            claim.certificate().hash(),
            Optional.empty(),
            Optional.empty());
    DeviceRows.insert(session, device);
    return device;
  }
}
