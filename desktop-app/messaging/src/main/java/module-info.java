/// What people say to each other: contacts, conversations, delivery and the encrypted store.
@SuppressWarnings("module") // app.maru.ui is built later
module app.maru.messaging {
  requires transitive app.maru.p2p;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires java.sql;
  requires com.h2database;
  requires org.slf4j;

  exports app.maru.messaging;
  exports app.maru.messaging.client;
  exports app.maru.messaging.engine;
  exports app.maru.messaging.find;
  exports app.maru.messaging.policy;
  exports app.maru.messaging.release;
  exports app.maru.messaging.profile to
      app.maru.ui;
}
