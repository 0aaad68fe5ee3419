package app.maru.messaging.town;

import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.relay.mailbox.Batch;
import app.maru.relay.mailbox.MailStatistics;
import app.maru.relay.mailbox.Mailboxes;
import app.maru.relay.mailbox.Placement;
import app.maru.relay.mailbox.Room;
import app.maru.relay.mailbox.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Promises to keep mail before it is on the disk, to see that the town notices.
final class HastyMailboxes implements Mailboxes {
  private final Mailboxes mail;

  HastyMailboxes(Mailboxes mail) {
    this.mail = mail;
  }

  @Override
  public Placement put(Envelope envelope, EnvelopeId id, Room room, Consumer<Boolean> kept) {
    Placement placement = mail.put(envelope, id, room, later -> {});
    if (!(placement instanceof Placement.Full)) {
      kept.accept(true);
    }
    return placement;
  }

  @Override
  public void take(DeviceId owner, long after, int count, int bytes, Consumer<Batch> answer) {
    mail.take(owner, after, count, bytes, answer);
  }

  @Override
  public void remove(DeviceId owner, EnvelopeId id) {
    mail.remove(owner, id);
  }

  @Override
  public List<DeviceId> owners() {
    return mail.owners();
  }

  @Override
  public Waiting waiting(DeviceId owner) {
    return mail.waiting(owner);
  }

  @Override
  public void forget(DeviceId owner) {
    mail.forget(owner);
  }

  @Override
  public int workday(long number, int keeps) {
    return mail.workday(number, keeps);
  }

  @Override
  public MailStatistics statistics() {
    return mail.statistics();
  }

  @Override
  public void vacuum(Runnable done) {
    mail.vacuum(done);
  }

  @Override
  public void backup(Path target, Consumer<Boolean> done) {
    mail.backup(target, done);
  }

  @Override
  public void flush(Runnable done) {
    mail.flush(done);
  }

  @Override
  public void close() {
    mail.close();
  }
}
