package app.maru.messaging.store.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/// Keeps H2's header pointing at the newest chunk in the file.
///
/// H2 renews its header now and then only and finds what is newer by a chain of guesses from chunk
/// to chunk. When a chunk of that chain is overwritten, and the power fails before the header is
/// renewed, H2 opens an older state and says nothing. Here the header is in memory and renewed with
/// every force at no cost.
final class NewestChunk {
  private static final byte[] MARK = "chunk:".getBytes(StandardCharsets.ISO_8859_1);
  private static final int LONGEST = 1024;

  private long version = -1;
  private long block;
  private String id = "";

  /// Looks at what was written, wholly, at a position.
  void written(long position, byte[] start) {
    if (position % SealedFile.PAGE == 0
        && start.length > MARK.length
        && Arrays.equals(start, 0, MARK.length, MARK, 0, MARK.length)) {
      Map<String, String> chunk = parse(start);
      long written = DataUtils.readHexLong(chunk, "version", -1);
      if (written > version) {
        version = written;
        block = position / SealedFile.PAGE;
        id = chunk.getOrDefault("chunk", "0");
      }
    }
  }

  /// As much of a write as [#written] wants to see.
  static byte[] startOf(ByteBuffer source) {
    byte[] start = new byte[Math.min(LONGEST, source.remaining())];
    source.get(source.position(), start);
    return start;
  }

  /// Both copies of the header as they are to be kept with a force.
  ///
  /// @param closed whether H2 may believe its own mark of a clean end; it would then take an older
  ///   state for the newest if what it has written since had begun to overwrite dead chunks
  byte[] renewed(byte[] blocks, boolean closed) {
    HashMap<String, String> header = new HashMap<>(parse(blocks));
    boolean older = version > DataUtils.readHexLong(header, "version", -1);
    boolean marked = !closed && header.containsKey("clean");
    if (!older && !marked) {
      return blocks.clone();
    }
    header.remove("fletcher");
    header.remove("clean");
    if (older) {
      header.put("chunk", id);
      header.put("block", Long.toHexString(block));
      header.put("version", Long.toHexString(version));
    }
    StringBuilder text = new StringBuilder();
    DataUtils.appendMap(text, header);
    byte[] plain = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    DataUtils.appendMap(text, "fletcher", DataUtils.getFletcher32(plain, 0, plain.length));
    text.append('\n');
    byte[] renewed = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] copies = new byte[blocks.length];
    System.arraycopy(renewed, 0, copies, 0, renewed.length);
    System.arraycopy(renewed, 0, copies, SealedFile.PAGE, renewed.length);
    return copies;
  }

  private static Map<String, String> parse(byte[] text) {
    int end = 0;
    while (end < Math.min(LONGEST, text.length) && text[end] != '\n') {
      end++;
    }
    try {
      return DataUtils.parseMap(new String(text, 0, end, StandardCharsets.ISO_8859_1).trim());
    } catch (MVStoreException e) {
      // not a header of H2's: a test's own bytes
      return new HashMap<>();
    }
  }
}
