package app.maru.relay.mailbox;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Real threads: one that writes, and a few that read.
public final class DiskThreads implements MailThreads {
  /// More would only queue at the disk.
  private static final int READERS = 2;

  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("maru-mail").factory());
  private final ExecutorService background =
      Executors.newFixedThreadPool(
          READERS, Thread.ofPlatform().daemon(true).name("maru-mail-read-", 1).factory());

  @Override
  public Executor writer() {
    return writer;
  }

  @Override
  public Executor background() {
    return background;
  }

  @Override
  public void close() {
    // Waits; and never interrupts, which would close the files under the writer.
    background.close();
    writer.close();
  }
}
