package app.maru.relay.account;

import app.maru.crypto.DeviceId;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.relay.limit.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Lets devices in. On the loop.
final class Entrance {
  /// When a person or the operator has to do something, asking more often does not help.
  private static final Duration ASK_A_PERSON = Limits.MAX_RETRY_AFTER;

  /// Room comes when others leave.
  private static final Duration WAIT_FOR_ROOM = Duration.ofMinutes(30);

  /// A disk that failed may work again when somebody has looked.
  private static final Duration WAIT_FOR_DISK = Duration.ofSeconds(30);

  /// Of a certificate and a list, each twice as those of one-time prekeys.
  private static final int SIGNATURES = 4;

  private final Desk desk;
  private final AccountOptions options;
  private final Admission admission;
  private final Attendance attendance;
  private final Consumer<DeviceId> shutOut;

  /// @param shutOut is told of each device that a newer list does not name
  Entrance(Desk desk, AccountOptions options, Attendance attendance, Consumer<DeviceId> shutOut) {
    this.desk = desk;
    this.options = options;
    this.admission = new Admission(options);
    this.attendance = attendance;
    this.shutOut = shutOut;
  }

  /// As [Accounts#enter].
  void enter(Peer device, Enter enter, Origin from, Consumer<Entry> answer) {
    if (desk.directory().isBlocked(device.person())) {
      answer.accept(denied(DenialReason.BLOCKED));
      return;
    }
    if (isKnown(device, enter)) {
      attendance.came(List.of(device.device()));
      answer.accept(new Entry.Welcome(stock(device.device())));
      return;
    }
    Optional<Entry> obstacle = obstacle(device, enter, from);
    if (obstacle.isPresent()) {
      answer.accept(obstacle.get());
      return;
    }
    int size = enter.certificate().size() + enter.deviceList().size();
    Consumer<Entry> told = desk.load().takeOn(from.network(), size, answer);
    if (told == null) {
      answer.accept(denied(DenialReason.UNAVAILABLE));
      return;
    }
    Instant now = desk.loop().now();
    desk.turns()
        .take(
            from.network(),
            () -> admit(Claim.verify(device, enter, now), now, told),
            () -> told.accept(denied(DenialReason.UNAVAILABLE)));
  }

  /// Nothing has changed since the last time: no signature needs to be looked at again.
  private boolean isKnown(Peer peer, Enter enter) {
    Directory.Device device = desk.directory().device(peer.device());
    PersonRows.Known person = desk.directory().person(peer.person());
    return device != null
        && person != null
        && device.row().person().equals(peer.person())
        && device.row().certificateHash().equals(Stocks.sha256(enter.certificate()))
        && person.listHash().equals(Stocks.sha256(enter.deviceList()));
  }

  /// What can be said before any signature is looked at.
  private Optional<Entry> obstacle(Peer device, Enter enter, Origin from) {
    if (desk.directory().device(device.device()) == null) {
      boolean newPerson = desk.directory().devicesOf(device.person()).isEmpty();
      if (newPerson && options.policy() == EntryPolicy.CLOSED) {
        return Optional.of(denied(DenialReason.CLOSED));
      }
      if (desk.directory().size() >= options.maxDevices()) {
        return Optional.of(denied(DenialReason.FULL));
      }
      if (newPerson && options.policy() == EntryPolicy.INVITE && enter.invite().size() == 0) {
        return Optional.of(denied(DenialReason.INVITE_NEEDED));
      }
      if (newPerson && options.policy() == EntryPolicy.OPEN) {
        Duration wait = from.persons().take();
        if (!wait.isZero()) {
          return Optional.of(new Entry.Denied(DenialReason.TOO_MANY, wait));
        }
      }
    }
    Duration wait = from.proofs().take(SIGNATURES);
    return wait.isZero()
        ? Optional.empty()
        : Optional.of(new Entry.Denied(DenialReason.TOO_MANY, wait));
  }

  /// Not on the loop.
  private void admit(Optional<Claim> claim, Instant now, Consumer<Entry> answer) {
    if (claim.isEmpty()) {
      desk.loop().execute(() -> answer.accept(denied(DenialReason.NOT_LISTED)));
      return;
    }
    desk.batches()
        .submit(
            session -> {
              Admission.Outcome outcome = admission.decide(session, claim.get(), now);
              return () -> answer.accept(entered(outcome));
            },
            () -> answer.accept(denied(DenialReason.UNAVAILABLE)));
  }

  private Entry entered(Admission.Outcome outcome) {
    return switch (outcome) {
      case Admission.Outcome.Denied(DenialReason reason) -> denied(reason);
      case Admission.Outcome.Admitted(
              PersonRows.Known person,
              DeviceRows.Known row,
              var revoked,
              var stale) -> {
        desk.directory().put(row.person(), person);
        revoked.forEach(shutOut);
        stale.forEach(this::hasNoBundle);
        desk.directory().put(new Directory.Device(row, stock(row.device())));
        attendance.came(List.of(row.device()));
        yield new Entry.Welcome(stock(row.device()));
      }
    };
  }

  private void hasNoBundle(DeviceId device) {
    desk.directory()
        .change(
            device,
            known -> known.withStock(new Stock(Stocks.NONE.bundle(), known.stock().oneTime())));
  }

  private Stock stock(DeviceId device) {
    return desk.directory().stock(device);
  }

  private static Entry denied(DenialReason reason) {
    return new Entry.Denied(
        reason,
        switch (reason) {
          case INVITE_NEEDED, CLOSED, NOT_LISTED, BLOCKED -> ASK_A_PERSON;
          case FULL -> WAIT_FOR_ROOM;
          case TOO_MANY, UNAVAILABLE -> WAIT_FOR_DISK;
        });
  }
}
