package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecryptionException;
import app.maru.crypto.DeviceList;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.Hashes;

/// Which version of a device list somebody knows.
record ListView(long epoch, Bytes hash) {
  static ListView of(DeviceList list) {
    return new ListView(list.epoch(), list.hash());
  }

  static ListView read(Reader reader) throws MalformedException {
    return new ListView(reader.u64(), Bytes.of(reader.raw(Hashes.SIZE)));
  }

  void write(Writer writer) {
    writer.u64(epoch).raw(hash.toArray());
  }

  /// Whether what the other end claims is newer than this; two lists of one epoch are an attack.
  boolean isOlderThan(ListView claimed) throws DecryptionException {
    if (epoch == claimed.epoch && !hash.equals(claimed.hash)) {
      throw new DecryptionException(DecryptionException.Reason.DEVICE_LIST_CONFLICT);
    }
    return epoch < claimed.epoch;
  }

  /// Whether this may take the place of `known`: never an older one nor another of its epoch.
  boolean mayFollow(ListView known) {
    return epoch > known.epoch || equals(known);
  }
}
