package app.maru.crypto.session;

import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.KemKeys;

/// What a ratchet message says about its place: number, length of the chain before, and the keys of
/// the step that began its chain.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Header(long number, long previous, byte[] dhKey, byte[] kemKey, byte[] ciphertext) {
  /// Length in bytes: every header has it.
  static final int SIZE =
      2 * Integer.BYTES + DhKeys.SIZE + KemKeys.PUBLIC_SIZE + KemKeys.CIPHERTEXT_SIZE;

  static Header read(Reader reader) throws MalformedException {
    return new Header(
        reader.u32(),
        reader.u32(),
        reader.raw(DhKeys.SIZE),
        reader.raw(KemKeys.PUBLIC_SIZE),
        reader.raw(KemKeys.CIPHERTEXT_SIZE));
  }

  byte[] encode() {
    return new Writer(SIZE)
        .u32(number)
        .u32(previous)
        .raw(dhKey)
        .raw(kemKey)
        .raw(ciphertext)
        .bytes();
  }
}
