package app.maru.messaging.content;

import app.maru.messaging.MessageId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The contents that are messages or say something of them; a part of [ContentCodec].
final class MessageCodec {
  static final byte TEXT = 1;
  static final byte TEXT_AND_MORE = 8;
  static final byte EDIT = 9;
  static final byte RETRACT = 10;
  static final byte REACT = 11;
  static final byte LIFETIME = 12;

  /// The longest text in UTF-8.
  private static final int MAX_TEXT_BYTES = 3 * ContentCodec.MAX_TEXT;

  private static final int REPLY = 1;
  private static final int FORWARDED = 2;
  private static final int FADES = 4;
  private static final int ALL = REPLY | FORWARDED | FADES;

  private MessageCodec() {}

  static byte[] encode(Content.Text text) {
    byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
    int more =
        (text.reply().isPresent() ? REPLY : 0)
            | (text.forwarded() ? FORWARDED : 0)
            | (text.lifetime() != 0 ? FADES : 0);
    int moreBytes =
        more == 0 ? 0 : 1 + (text.reply().isPresent() ? MessageId.SIZE : 0) + lifetimeBytes(more);
    ByteBuffer out = ByteBuffer.allocate(2 + MessageId.SIZE + 8 + 8 + 4 + utf8.length + moreBytes);
    out.put(ContentCodec.VERSION).put(more == 0 ? TEXT : TEXT_AND_MORE);
    out.put(text.id().bytes().toArray()).putLong(text.lamport()).putLong(text.sentAt());
    out.putInt(utf8.length).put(utf8);
    if (more != 0) {
      out.put((byte) more);
      text.reply().ifPresent(id -> out.put(id.bytes().toArray()));
      if ((more & FADES) != 0) {
        out.putInt(text.lifetime());
      }
    }
    return out.array();
  }

  private static int lifetimeBytes(int more) {
    return (more & FADES) != 0 ? Integer.BYTES : 0;
  }

  static Content text(ByteBuffer in, boolean hasMore) throws ContentException {
    MessageId id = Fields.messageId(in);
    long lamport = Fields.number(in, 1, ContentCodec.MAX_LAMPORT);
    long sentAt = Fields.number(in, 0, ContentCodec.MAX_SENT_AT);
    String text = words(in);
    if (!hasMore) {
      return new Content.Text(id, lamport, sentAt, text);
    }
    int more = in.get();
    Fields.check(more >= 1 && more <= ALL);
    return new Content.Text(
        id,
        lamport,
        sentAt,
        text,
        (more & REPLY) != 0 ? Optional.of(Fields.messageId(in)) : Optional.empty(),
        (more & FORWARDED) != 0,
        (more & FADES) != 0 ? Fields.number(in, 1, ContentCodec.MAX_LIFETIME) : 0);
  }

  static byte[] encode(Content.Edit edit) {
    byte[] utf8 = edit.text().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 + MessageId.SIZE + 4 + 8 + 4 + utf8.length)
        .put(ContentCodec.VERSION)
        .put(EDIT)
        .put(edit.target().bytes().toArray())
        .putInt(edit.revision())
        .putLong(edit.editedAt())
        .putInt(utf8.length)
        .put(utf8)
        .array();
  }

  static Content edit(ByteBuffer in) throws ContentException {
    MessageId target = Fields.messageId(in);
    int revision = Fields.number(in, 1, Integer.MAX_VALUE);
    long editedAt = Fields.number(in, 0, ContentCodec.MAX_SENT_AT);
    return new Content.Edit(target, revision, editedAt, words(in));
  }

  private static String words(ByteBuffer in) throws ContentException {
    String text = Fields.string(in, MAX_TEXT_BYTES);
    Fields.check(text.length() <= ContentCodec.MAX_TEXT);
    return text;
  }

  static byte[] encode(Content.Retract retract) {
    return ByteBuffer.allocate(2 + MessageId.SIZE)
        .put(ContentCodec.VERSION)
        .put(RETRACT)
        .put(retract.target().bytes().toArray())
        .array();
  }

  static Content retract(ByteBuffer in) {
    return new Content.Retract(Fields.messageId(in));
  }

  static byte[] encode(Content.React react) {
    List<byte[]> emoji =
        react.emoji().stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toList();
    int size = emoji.stream().mapToInt(each -> 1 + each.length).sum();
    ByteBuffer out = ByteBuffer.allocate(2 + MessageId.SIZE + 4 + 1 + size);
    out.put(ContentCodec.VERSION).put(REACT).put(react.target().bytes().toArray());
    out.putInt(react.revision()).put((byte) emoji.size());
    emoji.forEach(each -> out.put((byte) each.length).put(each));
    return out.array();
  }

  static Content react(ByteBuffer in) throws ContentException {
    MessageId target = Fields.messageId(in);
    int revision = Fields.number(in, 1, Integer.MAX_VALUE);
    int count = in.get();
    Fields.check(count >= 0 && count <= ContentCodec.MAX_REACTIONS);
    List<String> emoji = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = Byte.toUnsignedInt(in.get());
      String each = Fields.string(in, length, ContentCodec.MAX_EMOJI_BYTES);
      Fields.check(ContentCodec.isEmoji(each));
      emoji.add(each);
    }
    Fields.check(new HashSet<>(emoji).size() == count);
    return new Content.React(target, revision, emoji);
  }

  static byte[] encode(Content.Lifetime lifetime) {
    return ByteBuffer.allocate(2 + 4 + 4)
        .put(ContentCodec.VERSION)
        .put(LIFETIME)
        .putInt(lifetime.revision())
        .putInt(lifetime.seconds())
        .array();
  }

  static Content lifetime(ByteBuffer in) throws ContentException {
    int revision = Fields.number(in, 1, Integer.MAX_VALUE);
    return new Content.Lifetime(revision, Fields.number(in, 0, ContentCodec.MAX_LIFETIME));
  }
}
