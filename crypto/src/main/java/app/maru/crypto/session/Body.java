package app.maru.crypto.session;

import app.maru.crypto.DecryptionException;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.Aead;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.KemKeys;
import java.util.Arrays;
import java.util.OptionalInt;

/// The outer form of a body: a prefix anybody can read, then a seal.
///
/// @param kind whether the prefix introduces the sender
/// @param bytes the whole body, not a copy
/// @param prefixSize where the seal begins
@SuppressWarnings("ArrayRecordComponent") // never compared
record Body(Kind kind, byte[] bytes, int prefixSize) {
  /// The lengths a body may have in bytes: few, so that a length tells little.
  private static final int[] SIZES = {4_096, 8_192, 16_384, 32_768, 65_536};

  /// Length of the encrypted identity in an introduction in bytes: person, device, agreement key
  /// and hash of the certificate.
  static final int ENCRYPTED_IDENTITY_SIZE = 32 + 16 + 32 + 32 + Aead.TAG_SIZE;

  /// Length of the prefix that introduces the sender in bytes.
  static final int INTRODUCTION_SIZE =
      Kind.HEAD_SIZE
          + 2 * Integer.BYTES
          + DhKeys.SIZE
          + KemKeys.CIPHERTEXT_SIZE
          + ENCRYPTED_IDENTITY_SIZE;

  private static final byte[] MESSAGE_PREFIX = Writer.of(Kind.MESSAGE).bytes();

  /// What an introduction says in the open.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Prefix(
      int signedPrekey,
      OptionalInt oneTimePrekey,
      byte[] ephemeral,
      byte[] ciphertext,
      byte[] encryptedIdentity) {}

  static Body parse(byte[] bytes) throws DecryptionException {
    if (Arrays.binarySearch(SIZES, bytes.length) < 0) {
      throw new DecryptionException(DecryptionException.Reason.DAMAGED);
    }
    try {
      if ((bytes[0] & 0xff) == Kind.INTRODUCTION.code()) {
        Reader.of(Kind.INTRODUCTION, bytes);
        return new Body(Kind.INTRODUCTION, bytes, INTRODUCTION_SIZE);
      }
      Reader.of(Kind.MESSAGE, bytes);
      return new Body(Kind.MESSAGE, bytes, Kind.HEAD_SIZE);
    } catch (MalformedException e) {
      throw new DecryptionException(
          e.newer()
              ? DecryptionException.Reason.NEWER_VERSION
              : DecryptionException.Reason.DAMAGED);
    }
  }

  /// The prefix of a message in a session both ends know.
  static byte[] messagePrefix() {
    return MESSAGE_PREFIX;
  }

  static byte[] introductionPrefix(
      int signedPrekey,
      OptionalInt oneTimePrekey,
      byte[] ephemeral,
      byte[] ciphertext,
      byte[] encryptedIdentity) {
    return Writer.of(Kind.INTRODUCTION)
        .u32(signedPrekey)
        .u32(oneTimePrekey.orElse(0))
        .raw(ephemeral)
        .raw(ciphertext)
        .raw(encryptedIdentity)
        .bytes();
  }

  /// The fields of an introduction's prefix.
  Prefix introduction() throws DecryptionException {
    try {
      Reader reader = Reader.of(Kind.INTRODUCTION, bytes);
      int signed = reader.u32(Integer.MAX_VALUE);
      int oneTime = reader.u32(Integer.MAX_VALUE);
      return new Prefix(
          signed,
          oneTime == 0 ? OptionalInt.empty() : OptionalInt.of(oneTime),
          reader.raw(DhKeys.SIZE),
          reader.raw(KemKeys.CIPHERTEXT_SIZE),
          reader.raw(ENCRYPTED_IDENTITY_SIZE));
    } catch (MalformedException _) {
      throw new DecryptionException(DecryptionException.Reason.DAMAGED);
    }
  }

  byte[] prefix() {
    return Arrays.copyOf(bytes, prefixSize);
  }

  /// How many bytes of padded plaintext fill the smallest body that holds `plaintext` bytes and at
  /// least one byte of padding beside `overhead` bytes of everything else.
  static int paddedSize(int plaintext, int overhead) {
    for (int size : SIZES) {
      if (overhead + plaintext < size) {
        return size - overhead;
      }
    }
    throw new IllegalArgumentException(plaintext + " bytes are too long for a body");
  }
}
