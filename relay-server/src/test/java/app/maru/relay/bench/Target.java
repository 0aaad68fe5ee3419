package app.maru.relay.bench;

import java.io.IOException;
import java.util.function.Consumer;

/// A server that keeps messages for many mailboxes until they are fetched, as the workloads see it.
///
/// Methods block and are called by one thread; callbacks come on any thread.
interface Target extends AutoCloseable {

  /// What the table calls it.
  String name();

  /// Starts it with nothing in it.
  void start() throws Exception;

  /// Kills it without warning.
  void kill();

  /// Starts it again with what is on its disk.
  void restart() throws Exception;

  /// The running server.
  ServerProcess process();

  /// Makes mailboxes `0` to `count - 1`, so that messages for them are kept.
  void mailboxes(int count) throws Exception;

  /// Connects the owner of a mailbox, who asks for nothing yet. What waits there, and what comes,
  /// then goes to `received`, and is given up by the server afterwards.
  Owner owner(int mailbox, Consumer<byte[]> received) throws Exception;

  /// Connects somebody who leaves messages.
  Sender sender(int number) throws Exception;

  /// Ends it.
  @Override
  void close() throws IOException;

  /// One connection over which messages are fetched.
  interface Owner extends AutoCloseable {
    /// Asks for what waits and what comes, without waiting for either.
    void fetch() throws IOException;

    @Override
    void close() throws IOException;
  }

  /// One connection over which messages are left.
  interface Sender extends AutoCloseable {
    /// Leaves one message; `accepted` runs when the server has taken custody of it.
    void send(int mailbox, byte[] message, Runnable accepted);

    @Override
    void close() throws IOException;
  }
}
