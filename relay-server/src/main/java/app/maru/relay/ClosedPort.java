package app.maru.relay;

import app.maru.relay.StartException.Reason;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Why a port can't be listened at.
///
/// Java throws the same for a port that is taken and for one that this user may not have, but for a
/// text in the system's language. So others are tried: a program takes one port, while what is
/// refused to a user is refused with its neighbours.
final class ClosedPort {
  /// So many neighbours are hardly all taken, and hardly refused by chance.
  private static final int NEIGHBOURS = 8;

  private static final int ANY = 0;

  /// Those below are kept for the system: on each side, neighbours are treated alike.
  private static final int FIRST_FREE = 1024;

  private static final int LAST = 65_535;

  private ClosedPort() {}

  /// Why this port can't be listened at.
  ///
  /// @param cause what listening at it threw
  static Reason reason(IOException cause, int port) {
    return reason(cause, port, ClosedPort::isOpen);
  }

  /// Why the operator's port can't be listened at.
  ///
  /// @param cause what listening at it threw
  static Reason adminReason(IOException cause, int port) {
    return adminReason(cause, port, ClosedPort::isOpen);
  }

  /// As above.
  ///
  /// @param open whether a port can be listened at
  static Reason adminReason(IOException cause, int port, IntPredicate open) {
    return switch (reason(cause, port, open)) {
      case PORT_TAKEN -> Reason.ADMIN_PORT_TAKEN;
      case PORT_REFUSED -> Reason.ADMIN_PORT_REFUSED;
      default -> Reason.NETWORK;
    };
  }

  /// As the first.
  ///
  /// @param open whether a port can be listened at
  static Reason reason(IOException cause, int port, IntPredicate open) {
    if (!(cause instanceof BindException) || !open.test(ANY)) {
      return Reason.NETWORK;
    }
    return neighbours(port).filter(neighbour -> neighbour != port).anyMatch(open)
        ? Reason.PORT_TAKEN
        : Reason.PORT_REFUSED;
  }

  /// Some that this user may have if it may have this port.
  private static IntStream neighbours(int port) {
    int first =
        port < FIRST_FREE
            ? Math.clamp((long) port - NEIGHBOURS, 1, FIRST_FREE - 1 - NEIGHBOURS)
            : Math.min(port, LAST - NEIGHBOURS);
    return IntStream.rangeClosed(first, first + NEIGHBOURS);
  }

  private static boolean isOpen(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
