/// How an envelope reaches another node: frames, connections, discovery on the LAN.
@SuppressWarnings("module") // the modules named after "to" are built later
module app.maru.p2p {
  requires transitive app.maru.crypto;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires javax.jmdns;
  requires org.slf4j;

  exports app.maru.p2p;
  exports app.maru.p2p.files to
      app.maru.relay,
      app.maru.messaging,
      app.maru.headless,
      app.maru.ui;
  exports app.maru.p2p.lan;
  exports app.maru.p2p.memory to
      app.maru.relay,
      app.maru.messaging,
      app.maru.headless,
      app.maru.ui;
  exports app.maru.p2p.net;
  exports app.maru.p2p.relay;
  exports app.maru.p2p.wire;
}
