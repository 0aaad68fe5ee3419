package app.maru.messaging.store.page;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/// Shows H2 sealed files under names of our own, `sealed:/7/store`: no folder of a user, with
/// whatever characters, ever gets into a database URL, and H2 can make no other file there.
public final class SealedPath extends FilePath {
  private static final String SCHEME = "sealed";
  private static final String SUFFIX = "/store.mv.db";
  private static final Map<String, SealedFile> MOUNTED = new ConcurrentHashMap<>();
  private static final AtomicLong MOUNTS = new AtomicLong();

  static {
    FilePath.register(new SealedPath(SCHEME + ":"));
  }

  private SealedPath(String name) {
    this.name = name;
  }

  /// Makes a file known to H2 until [#unmount(String)].
  ///
  /// @return the name of the database in it
  public static String mount(SealedFile file) {
    String database = SCHEME + ":/" + MOUNTS.incrementAndGet() + "/store";
    MOUNTED.put(database + ".mv.db", file);
    return database;
  }

  /// Forgets a file. H2 must have closed it.
  public static void unmount(String database) {
    MOUNTED.remove(database + ".mv.db");
  }

  private @Nullable SealedFile file() {
    return MOUNTED.get(name);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FilePath getPath(String path) {
    return new SealedPath(path.replace('\\', '/'));
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    SealedFile file = file();
    if (file == null) {
      throw new IOException("no such file");
    }
    return new SealedChannel(file);
  }

  @Override
  public boolean exists() {
    return file() != null || isDirectory();
  }

  @Override
  public long size() {
    SealedFile file = file();
    return file == null ? 0 : file.size();
  }

  @Override
  public FilePath getParent() {
    return new SealedPath(name.substring(0, name.lastIndexOf('/')));
  }

  @Override
  public boolean isDirectory() {
    return MOUNTED.containsKey(name + SUFFIX);
  }

  @Override
  public boolean isRegularFile() {
    return file() != null;
  }

  @Override
  public boolean isAbsolute() {
    return true;
  }

  @Override
  public FilePath toRealPath() {
    return this;
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  public List<FilePath> newDirectoryStream() {
    return List.of();
  }

  @Override
  public long lastModified() {
    return 0;
  }

  @Override
  public boolean setReadOnly() {
    return false;
  }

  @Override
  public void createDirectory() {
    throw refused();
  }

  @Override
  public boolean createFile() {
    throw refused();
  }

  @Override
  public void delete() {
    throw refused();
  }

  @Override
  public void moveTo(FilePath newName, boolean atomicReplace) {
    throw refused();
  }

  private static UnsupportedOperationException refused() {
    return new UnsupportedOperationException("H2 has one file here, made by us");
  }
}
