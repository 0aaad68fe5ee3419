package app.maru.relay.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.PersonId;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.relay.account.AccountOptions;
import app.maru.relay.account.AccountStore;
import app.maru.relay.account.EntryPolicy;
import app.maru.relay.account.Quota;
import app.maru.relay.account.SqlAccounts;
import app.maru.relay.mailbox.DiskThreads;
import app.maru.relay.mailbox.Letters;
import app.maru.relay.mailbox.MailLimits;
import app.maru.relay.mailbox.MailLog;
import app.maru.relay.memory.MemoryDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups that are asked for at the same time.
final class BackupTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final AccountOptions OPTIONS =
      new AccountOptions(EntryPolicy.OPEN, new Quota(1 << 20, 100), 10);

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final MemoryDisk disk = new MemoryDisk();
  private ThreadLoop loop;
  private SqlAccounts accounts;
  private MailLog mail;
  private Backup backup;

  @BeforeEach
  void open() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("relay.key"), "a key");
    loop = ThreadLoop.open("backup");
    accounts = SqlAccounts.open(AccountStore.in(data), OPTIONS, loop, background);
    mail = MailLog.open(loop, disk, new DiskThreads(), random, MailLimits.USUAL);
    RelayAddress address = new RelayAddress("127.0.0.1", 1, PersonId.of(new byte[PersonId.SIZE]));
    backup =
        new Backup(
            new AdminParts(
                data,
                loop,
                accounts.operator(random),
                mail,
                () -> new RelayInvitation(address, RelayInvitation.NONE),
                () -> "",
                () -> ""));
    CompletableFuture<Boolean> kept = new CompletableFuture<>();
    var letter = Letters.letter(Letters.device(1), 1);
    loop.execute(() -> mail.put(letter, letter.id(), Letters.ROOMY, kept::complete));
    assertThat(kept.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void close() throws Exception {
    mail.close();
    accounts.close();
    loop.close();
    background.close();
  }

  private String write(Path target) {
    try {
      return backup.write(target);
    } catch (AdminException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_second_one_is_refused_and_spoils_nothing() throws Exception {
    Path first = folder.resolve("first.zip");
    Path second = folder.resolve("second.zip");
    Path strangers = Files.writeString(folder.resolve("second.zip.part"), "somebody's own");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    disk.beforeReading(() -> {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    });
    CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> write(first), background);
    assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> backup.write(second))
        .isInstanceOfSatisfying(
            AdminException.class, e -> assertThat(e.sentence()).contains("a backup is being made"));
    assertThat(second).doesNotExist();
    goOn.countDown();
    assertThat(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).startsWith("written: ");
    try (ZipFile zip = new ZipFile(first.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()))
          .contains("relay.key", "accounts.zip")
          .anyMatch(name -> name.startsWith("mail/"));
    }
    assertThat(write(second)).startsWith("written: ");
    assertThat(strangers).hasContent("somebody's own");
  }
}
