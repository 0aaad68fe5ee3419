package app.maru.messaging.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the tables are: in a sealed file, or in memory for towns of tests.
interface Backing {
  /// A connection to tables of our version, without automatic commits. One at a time.
  Connection connect() throws StoreException;

  /// The file, where it is on a disk.
  Optional<Path> place();

  /// Refuses new work early while there is still room to go on reading.
  ///
  /// @throws StoreException DISK_FULL
  void checkSpace() throws StoreException;

  /// Makes what was committed durable.
  ///
  /// @param flush its number, as committed with it
  void harden(Connection connection, long flush) throws SQLException;

  /// Closes the connection in good order.
  void disconnect(Connection connection) throws SQLException, IOException;

  /// Lets go of the connection, if there is one, at once and whatever state it is in; unhardened
  /// commits may be lost.
  void abandon(@Nullable Connection connection);

  /// Forgets the key; nothing can be connected afterwards.
  void close();

  /// Makes a piece of the last good copy when one is due or under way, in a few milliseconds. What
  /// fails is logged and ends the copy; as does letting go of the connection.
  ///
  /// @return whether there is more to do
  boolean copyPiece();

  /// Makes the last good copy when it is due, or the rest of one under way. What fails is logged.
  void keepCopy();
}
