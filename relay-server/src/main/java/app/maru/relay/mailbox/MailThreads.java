package app.maru.relay.mailbox;

import java.util.concurrent.Executor;

/// The threads that wait for the disk, so that the loop never does.
public interface MailThreads extends AutoCloseable {
  /// Runs one task at a time, in the order they came: all writing of mail.
  Executor writer();

  /// Runs what may take long: reading mail, preparing files, copying.
  Executor background();

  /// Runs what was handed in before, then ends the threads.
  @Override
  void close();
}
