package app.maru.relay.admin;

import app.maru.p2p.files.FolderLock;
import app.maru.p2p.files.FullDisk;
import app.maru.p2p.files.PrivateFiles;
import app.maru.p2p.net.Loop;
import app.maru.relay.account.AccountsException;
import app.maru.relay.account.Operator;
import app.maru.relay.account.Restoration;
import app.maru.relay.admin.AdminException.Reason;
import app.maru.relay.mailbox.Mailboxes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// All of a relay in one file: key, accounts, waiting mail and the settings in its folder. As
/// secret as the relay's folder.
///
/// The accounts are copied first: a device that comes in between has mail in the backup and no
/// mailbox, which harms nobody; the other way round its mail would be missing.
public final class Backup {
  private static final String KEY = "relay.key";
  private static final String ACCOUNTS = "accounts.zip";
  private static final String MAIL = "mail/";
  private static final String SETTINGS = "relay.properties";

  /// Nobody sets more than this.
  private static final int MAX_SETTINGS_BYTES = 64 << 10;

  /// Where one is gathered; what links to mail there keeps its space on the disk.
  private static final String WORK = "backup.tmp";

  /// While this file is there, what is in the folder comes from a restore that has not ended.
  private static final String RESTORING = "restoring";

  private static final Set<String> HARMLESS = Set.of(FolderLock.FILE, RESTORING, SETTINGS);
  private static final Set<String> OWN =
      Set.of(
          "mail",
          "accounts.restoring.zip",
          "accounts.restored.mv.db",
          "accounts.restored.mv.db.journal",
          "accounts.ready.mv.db",
          "accounts.mv.db",
          "accounts.mv.db.journal",
          "accounts.damaged.mv.db",
          "accounts.damaged.mv.db.journal",
          "relay.key.restoring");

  /// What mail files are called. Names from a file are names from outside.
  private static final Pattern MAIL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Path folder;
  private final Operator operator;
  private final Mailboxes mailboxes;
  private final Loop loop;

  /// Held while one is made: two would share a folder.
  private final ReentrantLock making = new ReentrantLock();

  Backup(AdminParts parts) {
    this.folder = parts.folder();
    this.operator = parts.operator();
    this.mailboxes = parts.mailboxes();
    this.loop = parts.loop();
  }

  /// Writes it into a new file, wholly or not at all.
  String write(Path target) throws AdminException {
    if (!making.tryLock()) {
      throw new AdminException(Reason.WRONG, "a backup is being made: wait until it is there");
    }
    try {
      return make(target);
    } finally {
      making.unlock();
    }
  }

  private String make(Path target) throws AdminException {
    Path work = folder.resolve(WORK);
    String unique = Long.toHexString(loop.nanoTime());
    Path partial = target.resolveSibling(target.getFileName() + "." + unique + ".part");
    try {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      PrivateFiles.deleteFolder(work);
      PrivateFiles.createFolder(work);
      operator.copyTo(work.resolve(ACCOUNTS));
      CompletableFuture<Boolean> copied = new CompletableFuture<>();
      Path mail = work.resolve("mail");
      PrivateFiles.createFolder(mail);
      loop.execute(() -> mailboxes.backup(mail, copied::complete));
      if (!Answers.wait(copied, Command.LONG_PATIENCE)) {
        throw new AdminException(Reason.FAILED, "the mail could not be copied");
      }
      pack(work, partial);
      Files.move(partial, target);
      PrivateFiles.forceName(target);
      return "written: " + target + " (as secret as the relay's folder)";
    } catch (FileAlreadyExistsException e) {
      throw new AdminException(Reason.WRONG, "there is such a file already");
    } catch (IOException e) {
      throw new AdminException(Reason.FAILED, "the backup could not be written" + why(e, target));
    } catch (AccountsException e) {
      throw new AdminException(Reason.FAILED, "the accounts could not be copied: " + e.sentence());
    } finally {
      cleanUp(work, partial);
    }
  }

  /// What the operator can do about it, as far as that shows.
  private static String why(IOException e, Path target) {
    Path parent = target.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      return ": there is no such folder";
    }
    return e instanceof AccessDeniedException ? ": the relay may not write there" : full(e, target);
  }

  private static String full(IOException e, Path near) {
    return FullDisk.isBehind(e, near) ? ": the disk is full" : "";
  }

  /// What a backup left that was being made when the relay ended. At the start, before any other.
  public static void forgetUnfinished(Path folder) throws IOException {
    PrivateFiles.deleteFolder(folder.resolve(WORK));
  }

  private static void cleanUp(Path work, Path partial) {
    try {
      PrivateFiles.deleteFolder(work);
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      // the next backup tries again
    }
  }

  private void pack(Path work, Path target) throws IOException {
    try (FileChannel channel = PrivateFiles.create(target);
        ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
        Stream<Path> mail = Files.list(work.resolve("mail"))) {
      // Ciphertext does not get smaller, the empty ends of files do.
      zip.setLevel(Deflater.BEST_SPEED);
      add(zip, KEY, folder.resolve(KEY));
      add(zip, ACCOUNTS, work.resolve(ACCOUNTS));
      Path settings = folder.resolve(SETTINGS);
      if (Files.exists(settings)) {
        add(zip, SETTINGS, settings);
      }
      for (Path file : mail.sorted().toList()) {
        add(zip, MAIL + file.getFileName(), file);
      }
      zip.finish();
      channel.force(true);
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(file, zip);
    zip.closeEntry();
  }

  /// Whether a backup may be restored into a folder: it holds nothing but what a relay's settings
  /// and a restore that broke off leave there.
  public static boolean mayRestoreInto(Path folder) throws IOException {
    boolean brokenOff = Files.exists(folder.resolve(RESTORING));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .allMatch(name -> HARMLESS.contains(name) || (brokenOff && OWN.contains(name)));
    }
  }

  /// Before anything is touched.
  private static void look(Path backup) throws AdminException {
    Set<String> names = new HashSet<>();
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      zip.stream().map(ZipEntry::getName).forEach(names::add);
    } catch (ZipException e) {
      throw new AdminException(Reason.WRONG, "this is not a backup of a relay");
    } catch (IOException e) {
      throw new AdminException(Reason.FAILED, "the backup can't be read");
    }
    if (!names.contains(KEY) || !names.contains(ACCOUNTS)) {
      throw new AdminException(Reason.WRONG, "this is not a backup of a relay");
    }
  }

  /// Makes a relay of a backup, in a folder that the caller holds and that [#mayRestoreInto]. One
  /// that breaks off leaves a folder without a key, which can be used again.
  public static void restore(Path backup, Path folder) throws AdminException {
    Path mail = folder.resolve("mail");
    Path accounts = folder.resolve("accounts.restoring.zip");
    Path key = folder.resolve("relay.key.restoring");
    look(backup);
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(backup))) {
      PrivateFiles.write(folder.resolve(RESTORING), new byte[0]);
      PrivateFiles.deleteFolder(mail);
      PrivateFiles.createFolder(mail);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(SETTINGS)) {
          extractSettings(zip, folder.resolve(SETTINGS));
        } else {
          extract(zip, target(entry.getName(), mail, accounts, key));
        }
      }
      Restoration.in(folder).restore(accounts);
      Files.delete(accounts);
      PrivateFiles.move(key, folder.resolve(KEY));
      Files.delete(folder.resolve(RESTORING));
    } catch (IOException e) {
      throw new AdminException(
          Reason.FAILED, "the backup can't be read, or its contents written" + full(e, folder));
    } catch (AccountsException e) {
      throw new AdminException(
          Reason.FAILED, "the accounts in the backup can't be restored: " + e.sentence());
    }
  }

  private static Path target(String name, Path mail, Path accounts, Path key)
      throws AdminException {
    if (name.equals(KEY)) {
      return key;
    }
    if (name.equals(ACCOUNTS)) {
      return accounts;
    }
    String file = name.startsWith(MAIL) ? name.substring(MAIL.length()) : "";
    if (!MAIL_NAME.matcher(file).matches()) {
      throw new AdminException(Reason.WRONG, "this is not a backup of a relay");
    }
    return mail.resolve(file);
  }

  /// Those that are there already are newer, or meant for this place.
  private static void extractSettings(InputStream in, Path target) throws IOException {
    if (!Files.exists(target)) {
      PrivateFiles.write(target, in.readNBytes(MAX_SETTINGS_BYTES));
    }
  }

  private static void extract(InputStream in, Path target) throws IOException {
    Files.deleteIfExists(target);
    try (FileChannel channel = PrivateFiles.create(target)) {
      OutputStream out = Channels.newOutputStream(channel);
      in.transferTo(out);
      channel.force(true);
    }
  }
}
