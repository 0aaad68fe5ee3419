package app.maru.messaging.store;

import app.maru.crypto.SecretBytes;
import app.maru.messaging.store.page.DiskFile;
import app.maru.messaging.store.page.RawFile;
import app.maru.messaging.store.page.SealedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of a store: the database, its last good copy, and what migrations and restoring leave.
/// Every replacement is complete on the disk before it takes a name.
final class StoreFolder {
  /// A day of history is what a person can be asked to lose to a dying disk.
  private static final Duration COPY_EVERY = Duration.ofDays(1);

  /// How long a migrated database has to have been in use, measured by its last good copy, until
  /// the file from before goes: whoever wants back to the older version knows by then, and what was
  /// deleted since must not live on in it.
  private static final Duration BEFORE_KEPT_FOR = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);

  private final Path folder;
  private final Opener opener;

  /// Opens the raw file under a path; tests put other disks here.
  interface Opener {
    RawFile open(Path path) throws IOException;
  }

  StoreFolder(Path folder, Opener opener) {
    this.folder = folder;
    this.opener = opener;
  }

  static StoreFolder on(Path folder) {
    return new StoreFolder(folder, DiskFile::open);
  }

  Path path() {
    return folder;
  }

  Path database() {
    return folder.resolve("store.db");
  }

  Path migrating() {
    return folder.resolve("store.migrating.db");
  }

  private Path lastGood() {
    return folder.resolve("store.last-good.db");
  }

  private Path restored() {
    return folder.resolve("store.restored");
  }

  /// How far the database has come, beside it.
  Generation generation() {
    return new Generation(folder.resolve("store.generation"));
  }

  RawFile open(Path path) throws IOException {
    return opener.open(path);
  }

  /// Refuses to begin anew where there once was a database.
  void checkNotGone() throws StoreException {
    if (!Files.exists(database()) && Files.exists(lastGood())) {
      throw new StoreException(StoreException.Reason.DAMAGED, "the database file is gone");
    }
  }

  /// Whether the last good copy is older than a day, measured by the two files alone.
  boolean copyDue() throws IOException {
    if (!Files.exists(lastGood())) {
      return true;
    }
    Duration age =
        Duration.between(
            Files.getLastModifiedTime(lastGood()).toInstant(),
            Files.getLastModifiedTime(database()).toInstant());
    return age.compareTo(COPY_EVERY) >= 0;
  }

  /// Where the next last good copy is made.
  RawFile openCopy() throws IOException {
    return opener.open(temporary(lastGood()));
  }

  /// Gives a copy that is whole its name. What was before a migration may go then.
  void adoptCopy() throws IOException {
    rename(temporary(lastGood()), lastGood());
    dropBefore();
  }

  /// Deletes a copy that did not become whole.
  void dropCopy() {
    try {
      Files.deleteIfExists(temporary(lastGood()));
    } catch (IOException e) {
      LOG.warn("part of a copy stays: {}", e.getClass().getSimpleName());
    }
  }

  /// A checked copy of the file under another name.
  void copy(SealedFile file, Path target) throws IOException {
    Path temporary = temporary(target);
    Files.deleteIfExists(temporary);
    try (RawFile raw = opener.open(temporary)) {
      file.copyTo(raw);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    rename(temporary, target);
  }

  /// Gives a database made from nothing its name.
  void adoptNew() throws IOException {
    rename(migrating(), database());
  }

  /// Puts the migrated file in the database's place; the old one stays under its version.
  void adoptMigrated(int oldVersion) throws IOException {
    Path before = folder.resolve(String.format(Locale.ROOT, "store.before-%04d.db", oldVersion));
    Files.deleteIfExists(before);
    try {
      Files.createLink(before, database());
    } catch (UnsupportedOperationException | IOException e) {
      copyRaw(database(), before);
    }
    // From when on it is the one before, for the last write may be long ago.
    Files.setLastModifiedTime(before, Files.getLastModifiedTime(migrating()));
    rename(migrating(), database());
  }

  /// Deletes what was before migrations, once checked copies of the migrated database were made for
  /// days.
  void dropBefore() {
    try {
      Optional<Instant> good = lastGoodMade();
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "store.before-*.db")) {
        for (Path before : all) {
          Instant enough = Files.getLastModifiedTime(before).toInstant().plus(BEFORE_KEPT_FOR);
          if (good.isPresent() && !good.get().isBefore(enough)) {
            Files.delete(before);
          }
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("a file from before a migration stays: {}", e.getClass().getSimpleName());
    }
  }

  /// When the last good copy was made.
  Optional<Instant> lastGoodMade() throws IOException {
    return Files.exists(lastGood())
        ? Optional.of(Files.getLastModifiedTime(lastGood()).toInstant())
        : Optional.empty();
  }

  /// Puts the last good copy, every page of it checked, in the database's place; the damaged file
  /// stays beside it.
  void restoreLastGood(SecretBytes key, SecureRandom random) throws IOException, StoreException {
    if (!Files.exists(lastGood())) {
      throw new StoreException(StoreException.Reason.DAMAGED, "there is no good copy");
    }
    // There may be no room to spare.
    dropCopy();
    // Opening a file writes to it, and the copy may be all there is.
    Path scratch = folder.resolve("store.scratch.db");
    Path fresh = folder.resolve("store.restoring.db");
    copyRaw(lastGood(), scratch);
    try (SealedFile copy = SealedFile.open(opener.open(scratch), key, random)) {
      copy(copy, fresh);
    } finally {
      Files.deleteIfExists(scratch);
    }
    markRestored();
    if (Files.exists(database())) {
      rename(database(), unusedName());
    }
    rename(fresh, database());
  }

  private Path unusedName() {
    int number = 1;
    while (Files.exists(damaged(number))) {
      number++;
    }
    return damaged(number);
  }

  private Path damaged(int number) {
    return folder.resolve(String.format(Locale.ROOT, "store.damaged-%04d.db", number));
  }

  /// From now on, and over any crash, the database counts as one that went back in time.
  void markRestored() throws IOException {
    if (!Files.exists(restored())) {
      Path mark = temporary(restored());
      try (RawFile raw = DiskFile.open(mark)) {
        raw.force();
      }
      rename(mark, restored());
    }
  }

  boolean wasRestored() {
    return Files.exists(restored());
  }

  void restoreHandled() throws IOException {
    Files.deleteIfExists(restored());
  }

  private void copyRaw(Path from, Path to) throws IOException {
    Path temporary = temporary(to);
    Files.copy(
        from, temporary, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    try (RawFile raw = DiskFile.open(temporary)) {
      raw.force();
    }
    rename(temporary, to);
  }

  private static Path temporary(Path path) {
    return path.resolveSibling(path.getFileName() + ".tmp");
  }

  private void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      LOG.debug("this system does not force folders");
    }
  }
}
