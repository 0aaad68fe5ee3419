package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.relay.limit.Origin;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Who may use this relay, and what it keeps of them besides mail.
///
/// Called on the loop. What is asked from memory is answered at once; every other answer comes on
/// the loop, and only when what it promises is on the disk. Every question gets one answer; when
/// too many wait for theirs it is at once what it would be if the disk had failed. Where signatures
/// have to be verified, networks take turns.
public interface Accounts extends AutoCloseable {

  /// A device that has proved to be `device` wants its mailbox; a new one gets it if the person's
  /// device list names it and the relay takes new devices.
  ///
  /// The list is remembered: devices it no longer names are shut out at once (see [#onShutOut]).
  ///
  /// @param from whose allowance it is when signatures have to be verified, or the person is new
  void enter(Peer device, Enter enter, Origin from, Consumer<Entry> answer);

  /// The number of the day on which the relay is at work now. From memory. One that was off, or
  /// whose clock jumps, counts a single day for it.
  long workday();

  /// Whether no device is missing here that has come. From memory; false for a day of work after
  /// tables were made anew, or an older copy came back: meanwhile those come again who are missing.
  boolean isWhole();

  /// Whether there is a mailbox for `device`. From memory.
  boolean hasMailbox(DeviceId device);

  /// Whether `token` is the one `device` has set. From memory, in constant time; false for
  /// [DeliveryToken#NONE] and where none is set.
  boolean opens(DeviceId device, DeliveryToken token);

  /// How much may wait for `device`. From memory; the usual quota for who has no own one.
  Quota quota(DeviceId device);

  /// What there is of the prekeys of `device`. From memory; nothing for who has no mailbox.
  Stock stock(DeviceId device);

  /// From now on this token opens the mailbox and no other; [DeliveryToken#NONE] leaves it with
  /// none. Answers false if there is no such mailbox or the disk failed.
  void setToken(DeviceId device, DeliveryToken token, Origin from, Consumer<Boolean> done);

  /// Replaces the bundle that is handed out. Answers empty if it is not a bundle of this device, if
  /// there is no such mailbox, or if the disk failed.
  void publish(DeviceId device, Bytes bundle, Origin from, Consumer<Optional<Stock>> done);

  /// Adds one-time prekeys, up to `Limits.MAX_ONE_TIME_PREKEYS`; what is known is not added again,
  /// what is too much is left out. Answers empty if one is not a prekey of this device, if no
  /// bundle was published before, if there is no such mailbox, or if the disk failed; then none is
  /// added.
  void publishOneTime(
      DeviceId device, List<Bytes> prekeys, Origin from, Consumer<Optional<Stock>> done);

  /// The devices of `person` that have mailboxes. From memory; none for a person not known.
  List<DeviceId> devicesOf(PersonId person);

  /// The bundle of `device` with a one-time prekey that nobody else gets, or without one when none
  /// is left or none is wanted.
  void fetchBundle(DeviceId device, boolean withOneTime, Origin from, Consumer<Fetched> answer);

  /// Forgets `device`: mailbox, token and prekeys. The listener of [#onShutOut] is told as well.
  /// Answers false if the disk failed: nothing was forgotten then.
  void leave(DeviceId device, Origin from, Consumer<Boolean> done);

  /// These devices are connected now. One that is not for long, by itself or by this, loses its
  /// mailbox; entering counts too.
  void present(Collection<DeviceId> devices);

  /// Sets the one who is told, on the loop, of every device that has no mailbox any more: revoked
  /// by a newer list, gone by itself, away for too long, blocked or removed by the operator.
  void onShutOut(Consumer<DeviceId> listener);

  /// Finishes what was asked for and lets the store go. Not on the loop.
  @Override
  void close();
}
