package app.maru.ui.bus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to one message bus, made when it is needed first and again after it broke.
///
/// All work runs in order on a background thread: an answer may take seconds.
public final class Bus implements AutoCloseable {
  /// A bus that does not answer now will hardly answer a moment later.
  static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

  private final String address;
  private final InstantSource clock;
  private final InOrder inOrder;
  private final List<Work> greetings = new ArrayList<>();
  private Optional<DBusConnection> connection = Optional.empty();
  private Instant notBefore = Instant.MIN;
  private boolean closed;

  /// Something done with a connection.
  @FunctionalInterface
  interface Work {
    /// On the background thread.
    void with(DBusConnection connection) throws DBusException;
  }

  /// @param address where the bus listens, as the system says it
  /// @param clock says when to try again
  /// @param background runs what may wait
  public Bus(String address, InstantSource clock, Executor background) {
    this.address = address;
    this.clock = clock;
    this.inOrder = new InOrder(background);
  }

  /// Does something with this connection and with every one that is made later.
  void always(Work work) {
    inOrder.execute(() -> {
      greetings.add(work);
      if (connection.isPresent()) {
        attempt(work, connection.get());
      } else {
        var _ = reach();
      }
    });
  }

  /// Does something if the bus can be reached, soon.
  void execute(Work work) {
    inOrder.execute(() -> reach().ifPresent(reached -> attempt(work, reached)));
  }

  private static void attempt(Work work, DBusConnection reached) {
    try {
      work.with(reached);
    } catch (DBusException | DBusExecutionException e) {
      // Nobody is there who does such a thing, or no more.
      LOG.debug("the desktop refused: {}", e.getClass().getSimpleName());
    }
  }

  private Optional<DBusConnection> reach() {
    if (connection.filter(DBusConnection::isConnected).isPresent()) {
      return connection;
    }
    connection = Optional.empty();
    if (closed || address.isEmpty() || clock.instant().isBefore(notBefore)) {
      return connection;
    }
    try {
      DBusConnection made = DBusConnectionBuilder.forAddress(address).withShared(false).build();
      connection = Optional.of(made);
      greetings.forEach(greeting -> attempt(greeting, made));
    } catch (DBusException | DBusExecutionException | IllegalArgumentException e) {
      notBefore = clock.instant().plus(RETRY_AFTER);
      LOG.info("no message bus: {}", e.getClass().getSimpleName());
    }
    return connection;
  }

  /// Ends the connection after all that was begun.
  @Override
  public void close() {
    inOrder.execute(() -> {
      closed = true;
      connection.ifPresent(DBusConnection::disconnect);
      connection = Optional.empty();
    });
  }
}
