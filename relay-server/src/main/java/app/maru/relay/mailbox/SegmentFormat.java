package app.maru.relay.mailbox;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Limits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The bytes of a segment, as the README of this module has them.
///
/// Each checksum begins with the segment's salt, which nobody outside knows: neither what an
/// earlier life of the file left behind nor what an envelope holds can pass for a record. The head
/// has one of its own: bytes that only look like heads cost no look at what would follow them.
final class SegmentFormat {
  /// What a segment begins with.
  static final int HEAD_BYTES = 16;

  /// One removal in a record of many.
  static final int REMOVAL_BYTES = 2 * Long.BYTES;

  /// Removals in one record: a megabyte of mail's worth of ids in a page or so of disk.
  static final int MAX_REMOVALS = 1024;

  private static final long MAGIC = 0x6d617275_6d61696cL; // "marumail"
  private static final int VERSION = 1;
  private static final short RECORD = 0x4d72;
  private static final byte MAIL = 1;
  private static final byte REMOVED = 2;
  private static final byte FIRST_CONTACT = 1;
  private static final int CHECK_AT = 8;
  private static final int CRC_AT = 12;
  private static final int RECORD_HEAD = 16;
  private static final int MAIL_HEAD =
      RECORD_HEAD + 2 * Long.BYTES + DeviceId.SIZE + EnvelopeId.SIZE;
  private static final int ALIGNMENT = 8;
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})-([0-9a-f]{16})\\.mail");

  private SegmentFormat() {}

  static String name(long sequence, long salt) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(sequence) + "-" + hex.toHexDigits(salt) + ".mail";
  }

  /// Reads a file's name.
  static Optional<Name> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new Name(
                HexFormat.fromHexDigitsToLong(matcher.group(1)),
                HexFormat.fromHexDigitsToLong(matcher.group(2))))
        : Optional.empty();
  }

  static int mailBytes(int bodySize) {
    return align(MAIL_HEAD + bodySize);
  }

  static int removedBytes(int count) {
    return align(RECORD_HEAD + count * REMOVAL_BYTES);
  }

  static int align(int length) {
    return (length + ALIGNMENT - 1) & -ALIGNMENT;
  }

  static void putHead(ByteBuffer out) {
    out.putLong(MAGIC).putInt(VERSION).putInt(0);
  }

  /// Whether `in` is the beginning of a segment of a version not known here.
  static boolean isNewer(ByteBuffer in) {
    return in.remaining() >= HEAD_BYTES
        && in.getLong(0) == MAGIC
        && in.getInt(Long.BYTES) != VERSION;
  }

  static void putMail(ByteBuffer out, long salt, Entry entry, Bytes body) {
    int start = out.position();
    out.putShort(RECORD).put(MAIL).put(entry.firstContact ? FIRST_CONTACT : 0);
    out.putInt(MAIL_HEAD + body.size()).putLong(0);
    out.putLong(entry.place).putLong(entry.day);
    entry.box.owner().bytes().putInto(out);
    out.putLong(entry.key.high()).putLong(entry.key.low());
    body.putInto(out);
    finish(out, start, salt);
  }

  static void putRemoved(ByteBuffer out, long salt, List<Write.Removal> removals) {
    int start = out.position();
    out.putShort(RECORD).put(REMOVED).put((byte) 0);
    out.putInt(RECORD_HEAD + removals.size() * REMOVAL_BYTES).putLong(0);
    removals.forEach(removal -> out.putLong(removal.place()).putLong(removal.segment().sequence));
    finish(out, start, salt);
  }

  private static void finish(ByteBuffer out, int start, long salt) {
    out.putInt(start + CHECK_AT, check(out.getLong(start), salt));
    out.putInt(start + CRC_AT, checksum(out, start, out.position() - start, salt));
    while ((out.position() - start) % ALIGNMENT != 0) {
      out.put((byte) 0);
    }
  }

  /// The record at `at`, or null if there is none that is whole.
  static @Nullable Found read(ByteBuffer in, int at, long salt) {
    if (in.limit() - at < RECORD_HEAD || in.getShort(at) != RECORD) {
      return null;
    }
    byte kind = in.get(at + Short.BYTES);
    int length = in.getInt(at + Integer.BYTES);
    if (in.getInt(at + CHECK_AT) != check(in.getLong(at), salt)
        || length < RECORD_HEAD
        || length > in.limit() - at
        || !plausible(kind, length)
        || in.getInt(at + CRC_AT) != checksum(in, at, length, salt)) {
      return null;
    }
    boolean firstContact = in.get(at + Short.BYTES + 1) == FIRST_CONTACT;
    return new Found(kind == MAIL, at, length, firstContact);
  }

  /// All whole records, whatever stands between them.
  static List<Found> all(ByteBuffer in, long salt) {
    List<Found> all = new ArrayList<>();
    for (int at = HEAD_BYTES; at < in.limit(); ) {
      Found found = read(in, at, salt);
      if (found == null) {
        at += ALIGNMENT;
      } else {
        all.add(found);
        at = found.end();
      }
    }
    return all;
  }

  private static boolean plausible(byte kind, int length) {
    return switch (kind) {
      case MAIL -> Limits.BODY_SIZES.contains(length - MAIL_HEAD);
      case REMOVED ->
          (length - RECORD_HEAD) % REMOVAL_BYTES == 0 && length <= removedBytes(MAX_REMOVALS);
      default -> false;
    };
  }

  private static int check(long head, long salt) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(0, salt).putLong(Long.BYTES, head));
    return (int) crc.getValue();
  }

  private static int checksum(ByteBuffer in, int at, int length, long salt) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, salt));
    crc.update(in.slice(at, CHECK_AT));
    crc.update(in.slice(at + RECORD_HEAD, length - RECORD_HEAD));
    return (int) crc.getValue();
  }

  /// A segment's name taken apart.
  record Name(long sequence, long salt) {}

  /// A whole record.
  ///
  /// @param isMail or else it tells of removals
  /// @param at where it begins
  /// @param length without what aligns the next
  record Found(boolean isMail, int at, int length, boolean firstContact) {
    private static final int PLACE = RECORD_HEAD;
    private static final int DAY = PLACE + Long.BYTES;
    private static final int OWNER = DAY + Long.BYTES;
    private static final int KEY = OWNER + DeviceId.SIZE;

    int end() {
      return at + align(length);
    }

    int bodySize() {
      return length - MAIL_HEAD;
    }

    long place(ByteBuffer in) {
      return in.getLong(at + PLACE);
    }

    long day(ByteBuffer in) {
      return in.getLong(at + DAY);
    }

    DeviceId owner(ByteBuffer in) {
      byte[] owner = new byte[DeviceId.SIZE];
      in.get(at + OWNER, owner);
      return DeviceId.of(owner);
    }

    EnvelopeKey key(ByteBuffer in) {
      return new EnvelopeKey(in.getLong(at + KEY), in.getLong(at + KEY + Long.BYTES));
    }

    Bytes body(ByteBuffer in) {
      return Bytes.read(in.slice(at + MAIL_HEAD, bodySize()), bodySize());
    }

    int removals() {
      return (length - RECORD_HEAD) / REMOVAL_BYTES;
    }

    long removedPlace(ByteBuffer in, int index) {
      return in.getLong(at + RECORD_HEAD + index * REMOVAL_BYTES);
    }

    long removedFrom(ByteBuffer in, int index) {
      return in.getLong(at + RECORD_HEAD + index * REMOVAL_BYTES + Long.BYTES);
    }
  }
}
