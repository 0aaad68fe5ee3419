package app.maru.relay.bench;

import java.util.BitSet;

/// The numbers of the messages that a server has accepted. Any thread.
final class Accepted {
  private final int first;
  private final BitSet numbers = new BitSet();
  private boolean over;

  Accepted() {
    this(0);
  }

  /// @param first the number of the first message
  Accepted(int first) {
    this.first = first;
  }

  int first() {
    return first;
  }

  synchronized void add(int number) {
    numbers.set(number);
  }

  /// The server has gone; what it had said may still be on its way.
  synchronized void end() {
    over = true;
  }

  synchronized boolean isOver() {
    return over;
  }

  synchronized BitSet numbers() {
    return (BitSet) numbers.clone();
  }
}
