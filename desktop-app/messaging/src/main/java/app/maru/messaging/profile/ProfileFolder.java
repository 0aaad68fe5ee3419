package app.maru.messaging.profile;

import app.maru.crypto.DecodingException;
import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.vault.Vault;
import app.maru.crypto.vault.VaultCost;
import app.maru.crypto.vault.VaultException;
import app.maru.messaging.profile.ProfileException.Reason;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.files.FolderLock;
import app.maru.p2p.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One person's profile on this computer, open in this process alone: its key, identity and
/// database.
///
/// Opening with a passphrase takes a good part of a second: not for a loop or a screen's thread.
/// The vault is written last when a profile is made, so a profile is wholly there or not at all.
public final class ProfileFolder implements AutoCloseable {
  private static final String VAULT = "vault";
  private static final String PREVIOUS_VAULT = "vault.previous";
  private static final String IDENTITY = "identity";
  private static final Set<String> OURS_BEFORE_THE_VAULT =
      Set.of(FolderLock.FILE, IDENTITY, IDENTITY + ".tmp", VAULT + ".tmp");
  private static final String DATABASE_LABEL = "maru1/db";
  private static final String IDENTITY_LABEL = "maru1/identity";
  private static final String SESSIONS_LABEL = "maru1/sessions";
  private static final String PREKEYS_LABEL = "maru1/prekeys";

  private final Path folder;
  private final SecureRandom random;
  private final VaultCost cost;
  private final FolderLock lock;
  private volatile Vault vault;
  private final Identity identity;

  private ProfileFolder(
      Path folder,
      SecureRandom random,
      VaultCost cost,
      FolderLock lock,
      Vault vault,
      Identity identity) {
    this.folder = folder;
    this.random = random;
    this.cost = cost;
    this.lock = lock;
    this.vault = vault;
    this.identity = identity;
  }

  /// Whether there is a profile in this folder.
  public static boolean exists(Path folder) {
    return Files.exists(folder.resolve(VAULT)) || Files.exists(folder.resolve(PREVIOUS_VAULT));
  }

  /// Whether the profile in this folder opens with a passphrase only.
  ///
  /// @throws ProfileException NOT_THERE, DAMAGED, NEWER_VERSION, IO
  public static boolean needsPassphrase(Path folder) throws ProfileException {
    try {
      return Vault.needsPassphrase(Files.readAllBytes(readable(folder)));
    } catch (VaultException e) {
      throw of(e);
    } catch (IOException e) {
      throw of(e, folder);
    }
  }

  /// Makes a profile: a person, a device and a key, and opens it.
  ///
  /// @param passphrase protects it; without one whoever can read the folder can read all
  /// @param cost of a guess at the passphrase
  /// @throws ProfileException EXISTS, NOT_EMPTY, ALREADY_OPEN, UNSAFE_FOLDER, DISK_FULL, IO
  public static ProfileFolder create(
      Path folder, Optional<char[]> passphrase, VaultCost cost, SecureRandom random, Instant now)
      throws ProfileException {
    try {
      PrivateFiles.createFolder(folder);
      if (!exists(folder) && holdsSomethingElse(folder)) {
        throw new ProfileException(Reason.NOT_EMPTY);
      }
    } catch (IOException e) {
      throw of(e, folder);
    }
    return locked(
        folder,
        lock -> {
          if (exists(folder)) {
            throw new ProfileException(Reason.EXISTS);
          }
          Vault vault =
              passphrase.isPresent()
                  ? Vault.create(passphrase.get(), cost, random)
                  : Vault.createBare(random);
          Identity identity = Identity.create(random, now);
          try (SecretBytes key = vault.subkey(IDENTITY_LABEL)) {
            PrivateFiles.write(folder.resolve(IDENTITY), identity.seal(key, random));
          }
          PrivateFiles.write(folder.resolve(VAULT), vault.header());
          return new ProfileFolder(folder, random, cost, lock, vault, identity);
        });
  }

  /// A folder of something else must not get our permissions. What a making cut short has left is
  /// our own.
  private static boolean holdsSomethingElse(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(
          file -> !OURS_BEFORE_THE_VAULT.contains(String.valueOf(file.getFileName())));
    }
  }

  /// Opens a profile.
  ///
  /// @param passphrase ignored by a profile that has none
  /// @throws ProfileException with any reason but EXISTS, NOT_EMPTY and BAD_NAME
  public static ProfileFolder open(Path folder, Optional<char[]> passphrase, SecureRandom random)
      throws ProfileException {
    return open(folder, passphrase, VaultCost.STANDARD, random);
  }

  static ProfileFolder open(
      Path folder, Optional<char[]> passphrase, VaultCost cost, SecureRandom random)
      throws ProfileException {
    if (!exists(folder)) {
      throw new ProfileException(Reason.NOT_THERE);
    }
    return locked(
        folder,
        lock -> {
          Vault vault = openVault(folder, passphrase);
          try (SecretBytes key = vault.subkey(IDENTITY_LABEL)) {
            Identity identity = Identity.open(Files.readAllBytes(folder.resolve(IDENTITY)), key);
            return new ProfileFolder(folder, random, cost, lock, vault, identity);
          } catch (DecodingException | NoSuchFileException e) {
            throw new ProfileException(newer(e) ? Reason.NEWER_VERSION : Reason.DAMAGED, e);
          }
        });
  }

  private static boolean newer(Exception e) {
    return e instanceof DecodingException d && d.reason() == DecodingException.Reason.NEWER_VERSION;
  }

  /// A header that does not read may have been torn while it was changed: the one before it is
  /// tried, and goes once the newer one has opened.
  private static Vault openVault(Path folder, Optional<char[]> passphrase)
      throws IOException, ProfileException {
    Path current = folder.resolve(VAULT);
    Path previous = folder.resolve(PREVIOUS_VAULT);
    try {
      Vault vault = openVault(Files.readAllBytes(readable(folder)), passphrase);
      if (Files.exists(current)) {
        Files.deleteIfExists(previous);
      }
      return vault;
    } catch (VaultException e) {
      if (e.reason() != VaultException.Reason.DAMAGED || !Files.exists(previous)) {
        throw of(e);
      }
    }
    try {
      Vault vault = openVault(Files.readAllBytes(previous), passphrase);
      PrivateFiles.write(current, vault.header());
      return vault;
    } catch (VaultException e) {
      throw of(e);
    }
  }

  private static Vault openVault(byte[] header, Optional<char[]> passphrase) throws VaultException {
    return passphrase.isPresent() ? Vault.open(header, passphrase.get()) : Vault.openBare(header);
  }

  private static Path readable(Path folder) {
    Path current = folder.resolve(VAULT);
    return Files.exists(current) ? current : folder.resolve(PREVIOUS_VAULT);
  }

  /// Who this profile is. Closed with it.
  public Identity identity() {
    return identity;
  }

  /// A key that seals sessions at rest; the caller closes it.
  public SecretBytes sessionKey() {
    return vault.subkey(SESSIONS_LABEL);
  }

  /// A key that seals prekeys at rest; the caller closes it.
  public SecretBytes prekeyKey() {
    return vault.subkey(PREKEYS_LABEL);
  }

  /// Whether it is protected by a passphrase.
  public boolean hasPassphrase() {
    return vault.hasPassphrase();
  }

  /// Opens the database, or makes it. To be closed before the profile.
  public Database openDatabase() throws StoreException {
    return Database.open(folder, vault.subkey(DATABASE_LABEL), random);
  }

  /// When the last good copy of the database was made, if there is one.
  public Optional<Instant> lastGood() throws StoreException {
    return Database.lastGood(folder);
  }

  /// Puts the last good copy in the place of a damaged database that could not be opened; see
  /// [Database#restoreLastGood].
  public void restoreLastGood() throws StoreException {
    Database.restoreLastGood(folder, vault.subkey(DATABASE_LABEL), random);
  }

  /// Wraps the key anew, under another passphrase or none; nothing else is written.
  ///
  /// The header before stays beside the new one while that is written, then a copy of the new one
  /// does until it has opened once: whenever the power fails one of them opens, and afterwards
  /// nothing in the folder opens as before.
  ///
  /// @param now the passphrase there is; ignored if there is none
  /// @param wanted the one there is to be
  /// @throws ProfileException WRONG_PASSPHRASE, PASSPHRASE_NEEDED, DISK_FULL, IO: then it opens as
  ///   before
  public synchronized void changePassphrase(Optional<char[]> now, Optional<char[]> wanted)
      throws ProfileException {
    try {
      openVault(vault.header(), hasPassphrase() ? now : Optional.empty()).close();
    } catch (VaultException e) {
      throw of(e);
    }
    Vault changed = wanted.isPresent() ? vault.rewrap(wanted.get(), cost, random) : vault.unwrap();
    Path previous = folder.resolve(PREVIOUS_VAULT);
    try {
      PrivateFiles.write(previous, vault.header());
      PrivateFiles.write(folder.resolve(VAULT), changed.header());
    } catch (IOException e) {
      changed.close();
      throw of(e, folder);
    }
    vault.close();
    vault = changed;
    try {
      PrivateFiles.write(previous, changed.header());
    } catch (IOException e) {
      forget(previous);
    }
  }

  /// Without room for a copy the header before goes all the same.
  private static void forget(Path previous) throws ProfileException {
    try {
      Files.deleteIfExists(previous);
    } catch (IOException e) {
      throw of(e, previous);
    }
  }

  /// Wipes the keys and lets others open the profile. Idempotent.
  @Override
  public void close() {
    identity.close();
    vault.close();
    lock.close();
  }

  private interface Opening {
    ProfileFolder with(FolderLock lock) throws IOException, ProfileException;
  }

  private static ProfileFolder locked(Path folder, Opening opening) throws ProfileException {
    FolderLock lock = take(folder);
    boolean done = false;
    try {
      ProfileFolder opened = opening.with(lock);
      done = true;
      return opened;
    } catch (IOException e) {
      throw of(e, folder);
    } finally {
      if (!done) {
        lock.close();
      }
    }
  }

  private static FolderLock take(Path folder) throws ProfileException {
    repair(folder);
    try {
      return FolderLock.take(folder).orElseThrow(() -> new ProfileException(Reason.ALREADY_OPEN));
    } catch (IOException e) {
      throw of(e, folder);
    }
  }

  private static void repair(Path folder) throws ProfileException {
    try {
      PrivateFiles.repair(folder);
    } catch (IOException e) {
      throw new ProfileException(Reason.UNSAFE_FOLDER, e);
    }
  }

  private static ProfileException of(VaultException e) {
    Reason reason =
        switch (e.reason()) {
          case WRONG_PASSPHRASE -> Reason.WRONG_PASSPHRASE;
          case PASSPHRASE_NEEDED -> Reason.PASSPHRASE_NEEDED;
          case DAMAGED, COST_OUT_OF_BOUNDS -> Reason.DAMAGED;
          case NEWER_VERSION -> Reason.NEWER_VERSION;
        };
    return new ProfileException(reason, e);
  }

  /// @param near what was read or written, or the folder
  private static ProfileException of(IOException e, Path near) {
    if (e instanceof NoSuchFileException) {
      return new ProfileException(Reason.NOT_THERE, e);
    }
    boolean full = StoreException.of(e, near).reason() == StoreException.Reason.DISK_FULL;
    return new ProfileException(full ? Reason.DISK_FULL : Reason.IO, e);
  }
}
