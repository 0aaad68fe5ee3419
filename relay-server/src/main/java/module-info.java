/// Keeps envelopes for devices that are away.
module app.maru.relay {
  requires app.maru.p2p;
  requires org.slf4j;
}
