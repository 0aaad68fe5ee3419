package app.maru.relay.mailbox;

import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Custody of the mail of many devices: what was promised to be kept outlives a power failure.
///
/// Called on the loop; every answer comes on the loop, once. Which devices have mailboxes is not
/// decided here: whatever is put is kept until it is removed, expires or its device is forgotten.
public interface Mailboxes extends AutoCloseable {

  /// Takes an envelope and begins to write it.
  ///
  /// `kept` is called only if the answer is [Placement.Kept] or [Placement.Known]: with true as
  /// soon as the envelope is on the disk or its device has it, whichever is first; with false if
  /// the disk failed, and then the envelope is not kept.
  ///
  /// @param id of the envelope, which the caller has already computed
  Placement put(Envelope envelope, EnvelopeId id, Room room, Consumer<Boolean> kept);

  /// Reads what waits for `owner`, oldest first, bodies off the loop. Reading removes nothing.
  ///
  /// @param after only what has a higher place; 0 for the oldest
  /// @param count at most so many, at least one
  /// @param bytes of bodies at most, but one envelope in any case
  void take(DeviceId owner, long after, int count, int bytes, Consumer<Batch> answer);

  /// The device has this envelope, or doesn't want it: it is not kept any longer. Harmless if there
  /// is none.
  void remove(DeviceId owner, EnvelopeId id);

  /// For whom anything waits. From memory.
  List<DeviceId> owners();

  /// How much waits for `owner`. From memory.
  Waiting waiting(DeviceId owner);

  /// Forgets all mail of `owner`.
  void forget(DeviceId owner);

  /// It is this workday of the relay's from now on: what is put is marked with it, and what came
  /// more than `keeps` workdays ago is dropped. Workdays are numbered, not dated: while a relay is
  /// off, or its clock is wrong, no mail gets older by it.
  ///
  /// @return how many envelopes were dropped
  int workday(long number, int keeps);

  /// Figures for the operator. From memory.
  MailStatistics statistics();

  /// Gives disk space of what was removed back, as far as that is possible. Answers when it is
  /// done.
  void vacuum(Runnable done);

  /// Puts a consistent copy of all that is kept now into the empty folder `target`, while mail goes
  /// on. [Mailboxes] opened on that copy hold what was kept when this was called. Answers false if
  /// that failed.
  void backup(Path target, Consumer<Boolean> done);

  /// Answers when all that was put and removed before is on the disk, or has failed.
  void flush(Runnable done);

  /// Writes what is left and lets the disk go. Idempotent. Not on the loop; callbacks that were not
  /// called by then may never be.
  @Override
  void close();
}
