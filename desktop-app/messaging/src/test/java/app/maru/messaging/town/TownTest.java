package app.maru.messaging.town;

/// The scenarios in virtual time.
final class TownTest extends Scenarios {

  @Override
  Town newTown() {
    return new MemoryTown();
  }
}
