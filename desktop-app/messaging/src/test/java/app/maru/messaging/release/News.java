package app.maru.messaging.release;

import app.maru.crypto.ReleaseKey;
import app.maru.crypto.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// News of a release that never was, and a key to sign them.
final class News {
  static final Instant SIGNED = Instant.parse("2026-11-20T09:00:00Z");
  static final Instant EXPIRES = Instant.parse("2027-01-20T09:00:00Z");

  /// The content of the package.
  static final byte[] CONTENT = "hello".getBytes(StandardCharsets.UTF_8);

  /// Of a package whose content is [#CONTENT].
  static final String JSON =
      """
      {
        "version": "1.2.0",
        "minimum": "1.0.0",
        "signedAt": "2026-11-20T09:00:00Z",
        "expires": "2027-01-20T09:00:00Z",
        "page": "https://maru.example/new",
        "files": [
          {
            "for": "linux-x64-deb",
            "name": "maru_1.2.0_amd64.deb",
            "size": 5,
            "sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
            "at": "https://maru.example/maru_1.2.0_amd64.deb"
          }
        ]
      }
      """;

  private final SecretBytes secret;

  News() {
    this(1);
  }

  /// @param which key of several
  News(int which) {
    byte[] seed = new byte[ReleaseKey.SECRET_SIZE];
    seed[0] = (byte) which;
    secret = SecretBytes.of(seed);
  }

  ReleaseKey key() {
    return ReleaseKey.of(secret);
  }

  byte[] signed(String json) {
    return ReleaseFile.sign(secret, json.getBytes(StandardCharsets.UTF_8));
  }
}
