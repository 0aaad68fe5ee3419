package app.maru.p2p.net;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// TLS 1.3 with throwaway certificates: a private channel to somebody unknown. Who it is is proved
/// inside the channel, over [#exporter].
final class Tls {
  private static final String ALIAS = "maru";
  private static final String EXPORTER_LABEL = "EXPORTER-maru1-link";
  private static final int EXPORTER_BYTES = 32;
  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final String[] SUITES = {
    "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"
  };

  private final SecureRandom random;

  /// Guarded by this.
  private @Nullable SSLContext context;

  Tls(SecureRandom random) {
    this.random = random;
  }

  /// Makes the key pair now, and not on the thread of the first connection.
  void prepare() {
    var _ = context();
  }

  /// Made when it is first wanted, which takes as long as opening a profile.
  private synchronized SSLContext context() {
    if (context == null) {
      context = create(random);
    }
    return context;
  }

  private static SSLContext create(SecureRandom random) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(
          new KeyManager[] {new OneKey(ThrowawayCertificate.create(random))},
          new TrustManager[] {new Anyone()},
          random);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS 1.3", e);
    }
  }

  /// An engine for one connection. It knows no host name, so that no session is ever resumed.
  SSLEngine engine(boolean client) {
    SSLEngine engine = context().createSSLEngine();
    engine.setUseClientMode(client);
    engine.setEnabledProtocols(PROTOCOLS);
    engine.setEnabledCipherSuites(SUITES);
    if (!client) {
      engine.setNeedClientAuth(true);
    }
    return engine;
  }

  /// A secret that only the two ends of this very channel share.
  static byte[] exporter(SSLEngine engine) throws SSLException {
    ExtendedSSLSession session = (ExtendedSSLSession) engine.getSession();
    return session.exportKeyingMaterialData(EXPORTER_LABEL, new byte[0], EXPORTER_BYTES);
  }

  private static final class OneKey extends X509ExtendedKeyManager {
    private final ThrowawayCertificate own;

    OneKey(ThrowawayCertificate own) {
      this.own = own;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String chooseClientAlias(
        String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return ALIAS;
    }

    @Override
    public String chooseEngineClientAlias(
        String[] keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
      return ALIAS;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return ALIAS;
    }

    @Override
    public String chooseEngineServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
      return ALIAS;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {own.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return own.key();
    }
  }

  /// TLS itself still checks that the other end owns the key it shows.
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
