package app.maru.relay;

import app.maru.crypto.DecodingException;
import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;
import app.maru.p2p.files.FolderLock;
import app.maru.p2p.files.FullDisk;
import app.maru.p2p.files.PrivateFiles;
import app.maru.relay.StartException.Reason;
import app.maru.relay.account.Operator;
import app.maru.relay.admin.AdminClient;
import app.maru.relay.admin.Backup;
import app.maru.relay.admin.Readiness;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The relay's folder, open in this process alone: its key, and where the rest lies.
///
/// The key stands in its file as it is, for nobody is there to type a passphrase when a server
/// starts: file permissions are what protects it.
final class DataFolder implements AutoCloseable {
  /// How old the copy of the accounts may be.
  static final Duration COPY_EVERY = Duration.ofDays(1);

  /// The copy takes a moment: a day after the timer rang it is not yet a day old.
  private static final Duration COPY_EARLIER = Duration.ofHours(1);

  /// What a copy leaves free: it must not be what makes the relay unready.
  static final long COPY_LEAVES_FREE = Readiness.LEAST_FREE_BYTES;

  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final String KEY = "relay.key";
  private static final int SEAL_KEY_BYTES = 32;

  private final Path folder;
  private final FolderLock lock;

  private DataFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Takes the folder, making it if it is not there, and takes others' permissions away.
  static DataFolder open(Path folder) throws StartException {
    return open(folder, Owners::ofThisSystem);
  }

  /// As above.
  ///
  /// @param owners says whose the folder is: in somebody else's nothing is touched, because its
  ///   owner could not use what this leaves there
  static DataFolder open(Path folder, Owners owners) throws StartException {
    try {
      Optional<String> other =
          Files.exists(folder) ? owners.somebodyElse(folder) : Optional.empty();
      if (other.isPresent()) {
        throw StartException.notOurs(other.get());
      }
      PrivateFiles.createFolder(folder);
      PrivateFiles.repair(folder);
      FolderLock lock =
          FolderLock.take(folder).orElseThrow(() -> new StartException(Reason.IN_USE, null));
      DataFolder taken = new DataFolder(folder, lock);
      taken.forgetUnfinished();
      return taken;
    } catch (IOException e) {
      throw new StartException(whyNotTaken(folder, e), e);
    }
  }

  private static Reason whyNotTaken(Path folder, IOException failure) {
    if (FullDisk.isBehind(failure, folder)) {
      return Reason.DISK_FULL;
    }
    Path there = PrivateFiles.nearest(folder);
    try {
      if (!Files.isDirectory(there)) {
        return Reason.NO_FOLDER;
      }
      if (Files.getFileStore(there).isReadOnly()) {
        return Reason.READ_ONLY;
      }
    } catch (IOException e) {
      LOG.debug("nobody knows what disk that is");
    }
    return failure instanceof AccessDeniedException ? Reason.REFUSED_FOLDER : Reason.UNSAFE_FOLDER;
  }

  /// Whether a relay has been made in this folder.
  static boolean isRelay(Path folder) {
    return Files.exists(folder.resolve(KEY));
  }

  /// The key file of a folder.
  static Path keyFile(Path folder) {
    return folder.resolve(KEY);
  }

  Path path() {
    return folder;
  }

  /// Where the waiting mail is.
  Path mail() {
    return folder.resolve("mail");
  }

  /// What lets the operator's commands in.
  Path adminToken() {
    return folder.resolve(AdminClient.TOKEN_FILE);
  }

  /// Where the operator's commands are served now.
  Path adminPort() {
    return folder.resolve(AdminClient.PORT_FILE);
  }

  /// The daily copy of the accounts.
  Path lastGood() {
    return folder.resolve("accounts.last-good.zip");
  }

  private Path copying() {
    return folder.resolve("accounts.copying.zip");
  }

  /// Before anything is written: on a disk that is full, this may be what filled it.
  private void forgetUnfinished() throws IOException {
    try {
      Files.deleteIfExists(copying());
      Operator.forgetUnfinishedCopy(copying());
      Backup.forgetUnfinished(folder);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /// How much may still be written.
  long freeBytes() {
    return folder.toFile().getUsableSpace();
  }

  /// What a disk that did not read or write seems to lack.
  Reason diskFault(Throwable failure) {
    return FullDisk.isBehind(failure, folder) ? Reason.DISK_FULL : Reason.DISK;
  }

  /// Makes a copy of something, in a new file.
  interface Copying<X extends Exception> {
    /// Makes it.
    ///
    /// @param breakOff asked once in a while: true if it had better end
    void to(Path target, BooleanSupplier breakOff) throws X;
  }

  /// Whether the copy is of these hours. One from the future says nothing: a clock was wrong.
  private boolean isCopyNew(Instant now) throws IOException {
    if (!Files.exists(lastGood())) {
      return false;
    }
    Instant made = Files.getLastModifiedTime(lastGood()).toInstant();
    return !made.isAfter(now) && made.plus(COPY_EVERY).minus(COPY_EARLIER).isAfter(now);
  }

  /// Makes the copy of the accounts if the last one is about [#COPY_EVERY] old and there is room.
  /// It takes a small part of what the accounts take, nobody knows which: so there is room until
  /// there is none.
  ///
  /// @param freeBytes asked again and again, which asks the system: a [Copying] does that seldom
  <X extends Exception> void keepLastGood(Copying<X> copying, Instant now, LongSupplier freeBytes)
      throws IOException, X {
    if (isCopyNew(now) || lacksRoom(freeBytes)) {
      return;
    }
    Path fresh = copying();
    try {
      Files.deleteIfExists(fresh);
      copying.to(fresh, () -> lacksRoom(freeBytes));
      PrivateFiles.hide(fresh);
      PrivateFiles.move(fresh, lastGood());
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static boolean lacksRoom(LongSupplier freeBytes) {
    long free = freeBytes.getAsLong();
    if (free < COPY_LEAVES_FREE) {
      LOG.warn("no copy of the accounts is made: only {} MiB are free", free >> 20);
      return true;
    }
    return false;
  }

  /// Who this relay is; made at the first start.
  Identity identity(SecureRandom random, Instant now) throws StartException {
    try {
      return read(Files.readAllBytes(keyFile(folder)));
    } catch (NoSuchFileException e) {
      return make(random, now);
    } catch (IOException e) {
      throw new StartException(diskFault(e), e);
    }
  }

  private static Identity read(byte[] file) throws StartException {
    if (file.length <= SEAL_KEY_BYTES) {
      throw new StartException(Reason.KEY_DAMAGED, null);
    }
    byte[] key = Arrays.copyOf(file, SEAL_KEY_BYTES);
    try (SecretBytes seal = SecretBytes.of(key)) {
      return Identity.open(Arrays.copyOfRange(file, SEAL_KEY_BYTES, file.length), seal);
    } catch (DecodingException e) {
      boolean newer = e.reason() == DecodingException.Reason.NEWER_VERSION;
      throw new StartException(newer ? Reason.NEWER : Reason.KEY_DAMAGED, e);
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(file, (byte) 0);
    }
  }

  private Identity make(SecureRandom random, Instant now) throws StartException {
    Identity identity = Identity.create(random, now);
    try (SecretBytes seal = SecretBytes.random(SEAL_KEY_BYTES, random)) {
      byte[] key = seal.copy();
      byte[] sealed = identity.seal(seal, random);
      byte[] file = Arrays.copyOf(key, key.length + sealed.length);
      System.arraycopy(sealed, 0, file, key.length, sealed.length);
      PrivateFiles.write(keyFile(folder), file);
      Arrays.fill(key, (byte) 0);
      Arrays.fill(file, (byte) 0);
      return identity;
    } catch (IOException e) {
      throw new StartException(diskFault(e), e);
    }
  }

  /// Lets others take the folder.
  @Override
  public void close() {
    lock.close();
  }
}
