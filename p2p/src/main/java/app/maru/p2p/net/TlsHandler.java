package app.maru.p2p.net;

import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;

/// The channel's TLS, which can say how much of a record waits for its end.
final class TlsHandler extends SslHandler {
  /// @param proofs who computes what takes milliseconds
  TlsHandler(SSLEngine engine, Executor proofs) {
    super(engine, proofs);
  }

  /// Bytes that wait for more.
  int held() {
    return actualReadableBytes();
  }
}
