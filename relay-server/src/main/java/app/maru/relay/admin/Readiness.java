package app.maru.relay.admin;

import app.maru.p2p.files.PrivateFiles;
import app.maru.relay.mailbox.MailStatistics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Whether the relay could keep what it is given now: it answers, and its disk takes what is
/// written. On any thread but the loop; blocks. One look at a time, however many ask.
public final class Readiness {
  /// Room for the segment that is being written, the two kept ready and a copy of the accounts:
  /// with less, a busy hour ends in refusals.
  public static final long LEAST_FREE_BYTES = 256L << 20;

  /// What is written to see whether anything can be: the smallest piece of a disk.
  private static final int PROBE_BYTES = 4096;

  /// No name of a mail file.
  private static final String PROBE = "ready.probe";

  private final AdminParts parts;
  private final Path mail;
  private final Space space;

  /// How much may still be written.
  interface Space {
    long freeBytes() throws IOException;
  }

  Readiness(AdminParts parts, Space space) {
    this.parts = parts;
    this.mail = parts.folder().resolve("mail");
    this.space = space;
  }

  /// On the disk where the mail is.
  static Readiness of(AdminParts parts) {
    Path mail = parts.folder().resolve("mail");
    return new Readiness(parts, () -> Files.getFileStore(mail).getUsableSpace());
  }

  /// Why it could not; empty if it could.
  synchronized Optional<String> obstacle() {
    try {
      MailStatistics.Disk disk = disk();
      if (disk.failing()) {
        return Optional.of("the last mail could not be written");
      }
      if (disk.stalled()) {
        return Optional.of("mail has waited for the disk for long");
      }
      long free = space.freeBytes();
      if (free < LEAST_FREE_BYTES) {
        return Optional.of(
            "the disk is nearly full: "
                + (free >> 20)
                + " of "
                + (LEAST_FREE_BYTES >> 20)
                + " MiB that should be free");
      }
      probe();
      if (!Answers.wait(parts.operator().accountsWork())) {
        return Optional.of("the accounts can't be written");
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("nothing can be written to the disk");
    } catch (AdminException e) {
      return Optional.of(e.sentence());
    }
  }

  private MailStatistics.Disk disk() throws AdminException {
    CompletableFuture<MailStatistics.Disk> disk = new CompletableFuture<>();
    parts.loop().execute(() -> disk.complete(parts.mailboxes().statistics().disk()));
    return Answers.wait(disk);
  }

  private void probe() throws IOException {
    Path probe = mail.resolve(PROBE);
    Files.deleteIfExists(probe);
    try (FileChannel channel = PrivateFiles.create(probe)) {
      ByteBuffer zeros = ByteBuffer.allocate(PROBE_BYTES);
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
      channel.force(true);
    } finally {
      Files.deleteIfExists(probe);
    }
  }
}
