package app.maru.messaging.town;

/// The scenarios over real sockets.
final class SocketTownTest extends Scenarios {

  @Override
  Town newTown() {
    return new SocketTown();
  }
}
