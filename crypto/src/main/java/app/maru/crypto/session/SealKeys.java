package app.maru.crypto.session;

import app.maru.crypto.DecryptionException;
import app.maru.crypto.DeviceId;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.Aead;
import app.maru.crypto.primitive.Hkdf;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.ReadyHmac;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/// The keys of one direction that hide everything about a message from those who carry it, and let
/// the receiver find its session: `tag(8) ‖ nonce(12) ‖ AES-GCM`.
///
/// They live as long as the session. Immutable.
final class SealKeys {
  /// Bytes a seal adds.
  static final int OVERHEAD = SealKeys.TAG_SIZE + Aead.NONCE_SIZE + Aead.TAG_SIZE;

  /// Length of both keys in bytes.
  static final int SIZE = 2 * Aead.KEY_SIZE;

  private static final int TAG_SIZE = 8;
  private static final byte[] KEYS_LABEL = Octets.label("maru1/seal-keys");
  private static final byte[] TAG_LABEL = Octets.label("maru1/tag");
  private static final byte[] SEAL_LABEL = Octets.label("maru1/seal");

  private final byte[] cipherKey;
  private final byte[] tagKey;
  private final ReadyHmac tags;

  private SealKeys(byte[] keys) {
    this.cipherKey = Arrays.copyOf(keys, Aead.KEY_SIZE);
    this.tagKey = Arrays.copyOfRange(keys, Aead.KEY_SIZE, SIZE);
    this.tags = new ReadyHmac(tagKey, TAG_LABEL);
  }

  /// The keys made from a direction's secret of the handshake.
  static SealKeys derive(byte[] directionKey) {
    byte[] keys = Hkdf.expand(directionKey, KEYS_LABEL, SIZE);
    SealKeys made = of(keys);
    Arrays.fill(keys, (byte) 0);
    return made;
  }

  /// The keys written by [#write].
  static SealKeys of(byte[] keys) {
    return new SealKeys(keys);
  }

  void write(Writer writer) {
    writer.raw(cipherKey).raw(tagKey);
  }

  /// A whole body: the prefix, then `inner` sealed for `recipient`.
  byte[] seal(byte[] prefix, byte[] inner, DeviceId recipient, SecureRandom random) {
    byte[] nonce = new byte[Aead.NONCE_SIZE];
    random.nextBytes(nonce);
    byte[] sealed =
        Aead.seal(cipherKey, nonce, inner, SEAL_LABEL, recipient.bytes().toArray(), prefix);
    return Octets.concat(prefix, tag(tags, nonce), nonce, sealed);
  }

  /// What [#recognises] needs of a body.
  static SealMarks.Mark mark(Body body) {
    int at = body.prefixSize();
    int nonceAt = at + TAG_SIZE;
    return new SealMarks.Mark(
        Arrays.copyOfRange(body.bytes(), at, nonceAt),
        Arrays.copyOfRange(body.bytes(), nonceAt, nonceAt + Aead.NONCE_SIZE));
  }

  /// Whether the body was sealed with these keys, judged by its tag.
  boolean recognises(Body body) {
    return recognises(tags, mark(body));
  }

  /// Whether a body of this mark was sealed with the keys that make these tags.
  static boolean recognises(ReadyHmac tags, SealMarks.Mark mark) {
    return MessageDigest.isEqual(tag(tags, mark.nonce()), mark.tag());
  }

  /// The half of the keys that finds bodies and opens none.
  ReadyHmac tags() {
    return tags;
  }

  /// The inner bytes.
  byte[] open(Body body, DeviceId recipient) throws DecryptionException {
    byte[] bytes = body.bytes();
    int nonceAt = body.prefixSize() + TAG_SIZE;
    int start = nonceAt + Aead.NONCE_SIZE;
    byte[] inner =
        Aead.open(
            cipherKey,
            Arrays.copyOfRange(bytes, nonceAt, start),
            bytes,
            start,
            bytes.length - start,
            SEAL_LABEL,
            recipient.bytes().toArray(),
            body.prefix());
    if (inner == null) {
      throw new DecryptionException(DecryptionException.Reason.DAMAGED);
    }
    return inner;
  }

  private static byte[] tag(ReadyHmac tags, byte[] nonce) {
    return Arrays.copyOf(tags.of(nonce), TAG_SIZE);
  }
}
