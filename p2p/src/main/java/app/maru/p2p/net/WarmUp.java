package app.maru.p2p.net;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.wire.Greeting.Hello;
import app.maru.p2p.wire.Limits;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One handshake with ourselves, in memory: it loads and warms what the first real one needs.
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int MAX_ROUNDS = 20;

  /// A window is there by then, and nothing is taken from what it shows first.
  private static final long AFTER_MILLIS = 3_000;

  private WarmUp() {}

  /// When the program's own start is over.
  static void later(IoThreads threads, Tls tls, Identity identity) {
    Future<?> _ =
        threads
            .group()
            .schedule(
                () -> threads.proofs().execute(() -> run(tls, identity)),
                AFTER_MILLIS,
                TimeUnit.MILLISECONDS);
  }

  private static void run(Tls tls, Identity identity) {
    SslHandler ours = new SslHandler(tls.engine(true));
    SslHandler theirs = new SslHandler(tls.engine(false));
    EmbeddedChannel client = new EmbeddedChannel(ours);
    EmbeddedChannel server = new EmbeddedChannel(theirs);
    try {
      for (int i = 0; i < MAX_ROUNDS && !theirs.handshakeFuture().isDone(); i++) {
        carry(client, server);
        carry(server, client);
      }
      Hello hello = new Hello(Bytes.of(new byte[Limits.INSTANCE_BYTES]));
      Proof proof = new Proof(Tls.exporter(ours.engine()), hello, hello);
      proof.check(proof.by(identity, true), true);
    } catch (Exception e) {
      // The first real handshake will be slow, or fail and say why.
      LOG.debug("could not warm up: {}", e.getClass().getSimpleName());
    } finally {
      client.finishAndReleaseAll();
      server.finishAndReleaseAll();
    }
  }

  private static void carry(EmbeddedChannel from, EmbeddedChannel to) {
    for (Object part = from.readOutbound(); part != null; part = from.readOutbound()) {
      to.writeInbound(part);
    }
  }
}
