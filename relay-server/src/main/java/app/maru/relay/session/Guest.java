package app.maru.relay.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.Frame.Refused;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.Bundle;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Devices;
import app.maru.p2p.wire.RelayFrame.FetchBundle;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.p2p.wire.RelayFrame.Request;
import app.maru.relay.account.Fetched;
import app.maru.relay.account.Quota;
import app.maru.relay.limit.Allowance;
import app.maru.relay.limit.Origin;
import app.maru.relay.mailbox.Placement;
import app.maru.relay.mailbox.Room;
import java.time.Duration;

/// Somebody unknown who leaves mail or asks for prekeys. On the loop.
final class Guest implements Role {
  /// A device may get a mailbox, but hardly soon.
  private static final Duration NO_MAILBOX_AGAIN = Duration.ofHours(1);

  /// The next token may be on its way.
  private static final Duration NOT_WELCOME_AGAIN = Duration.ofMinutes(1);

  /// A mailbox is emptied when its device comes.
  private static final Duration FULL_AGAIN = Duration.ofMinutes(10);

  /// The relay's own trouble is looked at sooner.
  private static final Duration TROUBLE_AGAIN = Duration.ofSeconds(30);

  /// The disk is only behind.
  private static final Duration BUSY_AGAIN = Duration.ofSeconds(2);

  private final Sessions sessions;
  private final Visit visit;
  private final Origin from;
  private final Allowance deposits;
  private final Allowance questions;

  Guest(Sessions sessions, Visit visit) {
    this.sessions = sessions;
    this.visit = visit;
    this.from = visit.origin();
    this.deposits = sessions.gate().connection();
    this.questions = sessions.gate().questions();
    sessions.tally().guests++;
  }

  @Override
  public boolean received(Frame frame) {
    switch (frame) {
      case Deposit(DeliveryToken token, Envelope envelope) -> deposit(token, envelope);
      case FindDevices find -> find(find);
      case FetchBundle(DeviceId device) -> fetch(device);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public void ended() {
    sessions.tally().guests--;
  }

  private void deposit(DeliveryToken token, Envelope envelope) {
    EnvelopeId id = envelope.id();
    Duration wait = deposits.take();
    if (wait.isZero()) {
      wait = from.deposits().take();
    }
    if (!wait.isZero()) {
      refuse(id, RefusalReason.TOO_MANY, wait);
      visit.vain();
    } else if (sessions.isStopping()) {
      refuse(id, RefusalReason.UNAVAILABLE, TROUBLE_AGAIN);
    } else if (!sessions.accounts().hasMailbox(envelope.to())) {
      refuse(id, RefusalReason.NO_MAILBOX, NO_MAILBOX_AGAIN);
      visit.vain();
    } else if (!token.isPresent()) {
      firstContact(envelope, id);
    } else if (sessions.accounts().opens(envelope.to(), token)) {
      put(envelope, id, room(envelope.to(), Room.WELCOME));
    } else {
      refuse(id, RefusalReason.NOT_WELCOME, NOT_WELCOME_AGAIN);
      visit.vain();
    }
  }

  private void firstContact(Envelope envelope, EnvelopeId id) {
    Duration wait = sessions.gate().firstContact(from, envelope.to());
    if (wait.isZero()) {
      put(envelope, id, room(envelope.to(), sessions.options().firstContacts()));
    } else {
      refuse(id, RefusalReason.TOO_MANY, wait);
      visit.vain();
    }
  }

  private Room room(DeviceId device, int firstContacts) {
    Quota quota = sessions.accounts().quota(device);
    return new Room(quota.bytes(), quota.count(), firstContacts, from.network());
  }

  private void put(Envelope envelope, EnvelopeId id, Room room) {
    switch (sessions.mailboxes().put(envelope, id, room, kept -> answer(id, kept))) {
      case Placement.Kept(long place) -> sessions.arrived(place, id, envelope);
      case Placement.Known() -> visit.vain(); // Its answer comes too.
      case Placement.Full(Placement.What what) -> full(id, what);
    }
  }

  private void answer(EnvelopeId id, boolean kept) {
    if (kept) {
      sessions.tally().accepted++;
      visit.send(new Accepted(id));
    } else {
      refuse(id, RefusalReason.UNAVAILABLE, TROUBLE_AGAIN);
    }
  }

  private void full(EnvelopeId id, Placement.What what) {
    switch (what) {
      case MAILBOX, FIRST_CONTACTS -> refuse(id, RefusalReason.FULL, FULL_AGAIN);
      case RELAY -> refuse(id, RefusalReason.FULL, TROUBLE_AGAIN);
      case DISK_QUEUE -> refuse(id, RefusalReason.UNAVAILABLE, BUSY_AGAIN);
      case ASKERS -> {
        refuse(id, RefusalReason.UNAVAILABLE, BUSY_AGAIN);
        visit.vain();
      }
    }
  }

  private void refuse(EnvelopeId id, RefusalReason reason, Duration again) {
    sessions.tally().refused(reason);
    visit.send(new Refused(id, reason, Sessions.bounded(again)));
  }

  private void find(FindDevices find) {
    Duration wait = questions.take();
    if (wait.isZero()) {
      visit.send(new Devices(find.person(), sessions.accounts().devicesOf(find.person())));
    } else {
      deny(Request.FIND_DEVICES, wait);
    }
  }

  private void fetch(DeviceId device) {
    Duration wait = questions.take();
    if (wait.isZero()) {
      wait = sessions.gate().bundle(from, device);
    }
    if (!wait.isZero()) {
      deny(Request.FETCH_BUNDLE, wait);
      return;
    }
    sessions
        .accounts()
        .fetchBundle(
            device,
            sessions.gate().givesOneTime(device),
            from,
            fetched -> fetched(device, fetched));
  }

  private void fetched(DeviceId device, Fetched fetched) {
    switch (fetched) {
      case Fetched.Found(Bytes bundle) -> visit.send(new Bundle(device, bundle));
      case Fetched.None() -> visit.send(new Bundle(device, Bytes.of(new byte[0])));
      case Fetched.Unavailable() -> {
        visit.deny(Request.FETCH_BUNDLE, DenialReason.UNAVAILABLE, TROUBLE_AGAIN);
        return;
      }
    }
    if (sessions.accounts().stock(device).oneTime() < Limits.FEW_ONE_TIME_PREKEYS) {
      sessions.tellStock(device);
    }
  }

  private void deny(Request request, Duration wait) {
    visit.deny(request, DenialReason.TOO_MANY, wait);
    visit.vain();
  }
}
