package app.maru.p2p.net;

import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLEngine;

/// The channel's TLS, which can say how much of a record waits for its end.
final class TlsHandler extends SslHandler {
  TlsHandler(SSLEngine engine) {
    super(engine);
  }

  /// Bytes that wait for more.
  int held() {
    return actualReadableBytes();
  }
}
