package app.maru.headless.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Cuts a stream into lines, none of which can take more memory than a line may. One thread.
public final class LineReader {
  /// The longest line: the longest message with every character escaped, and much to spare.
  public static final int MAX_LINE_BYTES = 1024 * 1024;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int end;

  /// Reads from `in`, which stays the caller's to close.
  public LineReader(InputStream in) {
    this.in = in;
  }

  /// One line of the stream.
  public sealed interface Line {
    /// The bytes of a line without its end.
    record Whole(ByteBuffer bytes) implements Line {}

    /// A line that was thrown away for its length.
    record TooLong() implements Line {}
  }

  /// The next line; empty at the end of the stream. A last line without an end is a line.
  ///
  /// @throws IOException if the stream fails
  public Optional<Line> next() throws IOException {
    byte[] line = new byte[0];
    boolean tooLong = false;
    while (position < end || fill()) {
      int newline = indexOfNewline();
      int stop = newline < 0 ? end : newline;
      tooLong |= line.length + (stop - position) > MAX_LINE_BYTES;
      line = tooLong ? new byte[0] : append(line, stop);
      position = newline < 0 ? end : newline + 1;
      if (newline >= 0) {
        return Optional.of(result(line, tooLong));
      }
    }
    return line.length > 0 || tooLong ? Optional.of(result(line, tooLong)) : Optional.empty();
  }

  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private int indexOfNewline() {
    for (int i = position; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private byte[] append(byte[] line, int stop) {
    byte[] longer = Arrays.copyOf(line, line.length + stop - position);
    System.arraycopy(buffer, position, longer, line.length, stop - position);
    return longer;
  }

  private static Line result(byte[] line, boolean tooLong) {
    return tooLong ? new Line.TooLong() : new Line.Whole(ByteBuffer.wrap(line));
  }
}
