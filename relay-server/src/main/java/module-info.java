/// Keeps envelopes for devices that are away.
module app.maru.relay {
  requires transitive app.maru.p2p;
  requires ch.qos.logback.classic;
  requires com.google.zxing;
  requires com.h2database;
  requires info.picocli;
  requires io.github.bucket4j.core;
  requires java.sql;
  requires jdk.httpserver;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires org.slf4j;

  exports app.maru.relay.account.journal to
      com.h2database;
}
