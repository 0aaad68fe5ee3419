package app.maru.p2p.relay;

/// A way to one relay that is dialled again and again. On the loop.
interface Line {
  /// Whether nothing that is left for others there would arrive now.
  boolean failing();

  /// Dials at once if it had to wait, and asks whether a connection still lives.
  void hurry();
}
