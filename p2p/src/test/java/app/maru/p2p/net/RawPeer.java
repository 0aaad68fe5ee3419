package app.maru.p2p.net;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.wire.Greeting;
import app.maru.p2p.wire.Greeting.Hello;
import app.maru.p2p.wire.Greeting.Ident;
import app.maru.p2p.wire.GreetingCodec;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.ProtocolException;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// The other end of a connection, byte by byte: says whatever a test wants, true or not.
final class RawPeer implements AutoCloseable {
  static final Bytes INSTANCE = Bytes.ofHex("aaaaaaaaaaaaaaaa");
  private static final char[] PASSWORD = {'x'};
  private static final int PATIENCE_MS = 10_000;

  final SSLSocket socket;
  private final boolean dialled;
  private final Hello hello = new Hello(INSTANCE);
  private Hello theirs = hello;

  private RawPeer(SSLSocket socket, boolean dialled) throws IOException {
    this.socket = socket;
    this.dialled = dialled;
    socket.setSoTimeout(PATIENCE_MS);
    socket.startHandshake();
  }

  static RawPeer dial(int port) throws Exception {
    Socket plain =
        context().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    return new RawPeer((SSLSocket) plain, true);
  }

  static SSLServerSocket listen() throws Exception {
    SSLServerSocket server =
        (SSLServerSocket) context().getServerSocketFactory().createServerSocket(0);
    server.setNeedClientAuth(true);
    return server;
  }

  static RawPeer accept(SSLServerSocket server) throws IOException {
    return new RawPeer((SSLSocket) server.accept(), false);
  }

  void say(Greeting greeting) throws IOException {
    sayRaw(GreetingCodec.encode(greeting));
  }

  void sayRaw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  byte[] hearRaw() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    return in.readNBytes(in.readInt());
  }

  Greeting hear() throws IOException, ProtocolException {
    return GreetingCodec.decode(ByteBuffer.wrap(hearRaw()));
  }

  /// Says hello and takes the other's.
  RawPeer greet() throws IOException, ProtocolException {
    say(hello);
    theirs = (Hello) hear();
    return this;
  }

  Proof proof() throws IOException {
    byte[] exporter =
        ((ExtendedSSLSession) socket.getSession())
            .exportKeyingMaterialData("EXPORTER-maru1-link", new byte[0], 32);
    return dialled ? new Proof(exporter, hello, theirs) : new Proof(exporter, theirs, hello);
  }

  Ident ident(Identity identity) throws IOException {
    return proof().by(identity, dialled);
  }

  /// Goes through all greetings honestly.
  RawPeer prove(Identity identity) throws IOException, ProtocolException {
    greet();
    say(ident(identity));
    if (!(hear() instanceof Ident theirIdent) || proof().check(theirIdent, !dialled).isEmpty()) {
      throw new IllegalStateException("not proved");
    }
    say(new Greeting.Ready());
    return this;
  }

  /// Whether the other end closes without another frame.
  boolean isClosed() {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return !(e instanceof java.net.SocketTimeoutException);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  static byte[] frame(int length, int type) {
    return ByteBuffer.allocate(5).putInt(length).put((byte) type).array();
  }

  static byte[] oversized() {
    return frame(Limits.MAX_FRAME_BYTES + 1, 0x30);
  }

  private static SSLContext context() throws GeneralSecurityException, IOException {
    SecureRandom random = new SecureRandom();
    ThrowawayCertificate own = ThrowawayCertificate.create(random);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry("own", own.key(), PASSWORD, new X509Certificate[] {own.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), new TrustManager[] {new Anyone()}, random);
    return context;
  }

  private static final class Anyone extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
