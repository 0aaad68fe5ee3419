/// Keeps envelopes for devices that are away.
module app.maru.relay {
  requires transitive app.maru.p2p;
  requires com.h2database;
  requires java.sql;
  requires io.github.bucket4j.core;
  requires org.slf4j;
}
