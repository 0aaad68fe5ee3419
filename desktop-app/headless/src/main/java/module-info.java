/// The messenger without a screen: JSON-RPC, one object a line, for bots, scripts and tests.
module app.maru.headless {
  requires app.maru.messaging;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;
}
