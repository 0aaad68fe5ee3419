package app.maru.messaging.store.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/// A sealed file as H2 wants to see one.
final class SealedChannel extends FileBaseDefault {
  private final SealedFile file;

  SealedChannel(SealedFile file) {
    this.file = file;
  }

  @Override
  public synchronized int read(ByteBuffer target, long position) throws IOException {
    return file.read(position, target);
  }

  @Override
  public synchronized int write(ByteBuffer source, long position) throws IOException {
    int length = source.remaining();
    file.write(position, source);
    return length;
  }

  @Override
  protected void implTruncate(long size) throws IOException {
    file.truncate(size);
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.force();
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  /// Always granted: the raw file was taken when the sealed one was opened.
  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    return new Granted(this, position, size, shared);
  }

  private static final class Granted extends FileLock {
    private Granted(FileChannel channel, long position, long size, boolean shared) {
      super(channel, position, size, shared);
    }

    @Override
    public boolean isValid() {
      return true;
    }

    @Override
    public void release() {
      // goes with the raw file
    }
  }
}
