package app.maru.relay.admin;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.p2p.memory.VirtualTime;
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
import app.maru.relay.memory.VirtualMailThreads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a relay says that it can keep mail, and when not.
final class ReadinessTest {
  private static final AccountOptions OPTIONS =
      new AccountOptions(EntryPolicy.OPEN, new Quota(1 << 20, 100), 10);

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final AccountStore store = AccountStore.inMemory("readiness");
  private final MemoryDisk disk = new MemoryDisk();
  private long free = Readiness.LEAST_FREE_BYTES;
  private ThreadLoop loop;
  private SqlAccounts accounts;
  private MailLog mail;
  private Readiness readiness;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectory(folder.resolve("mail"));
    loop = ThreadLoop.open("readiness");
    accounts = SqlAccounts.open(store, OPTIONS, loop, background);
    mail = MailLog.open(loop, disk, new DiskThreads(), random, MailLimits.USUAL);
    readiness = new Readiness(parts(mail), () -> free);
  }

  private AdminParts parts(MailLog some) {
    RelayAddress address = new RelayAddress("127.0.0.1", 1, PersonId.of(new byte[PersonId.SIZE]));
    return new AdminParts(
        folder,
        loop,
        accounts.operator(random),
        some,
        () -> new RelayInvitation(address, RelayInvitation.NONE),
        () -> "",
        () -> "");
  }

  @AfterEach
  void close() throws Exception {
    mail.close();
    accounts.close();
    loop.close();
    background.close();
    store.drop();
  }

  @Test
  void a_relay_whose_disk_works_is_ready_and_leaves_nothing_on_it() {
    assertThat(readiness.obstacle()).isEmpty();
    assertThat(folder.resolve("mail")).isEmptyDirectory();
  }

  @Test
  void a_disk_that_is_nearly_full_is_told_with_how_much_is_free() {
    free = Readiness.LEAST_FREE_BYTES - 1;
    assertThat(readiness.obstacle())
        .contains("the disk is nearly full: 255 of 256 MiB that should be free");
    free++;
    assertThat(readiness.obstacle()).isEmpty();
  }

  @Test
  void a_folder_that_takes_nothing_is_told() throws Exception {
    Files.delete(folder.resolve("mail"));
    assertThat(readiness.obstacle()).contains("nothing can be written to the disk");
  }

  @Test
  void mail_that_could_not_be_written_is_told() throws Exception {
    disk.failAfter(0, () -> {});
    CompletableFuture<Boolean> kept = new CompletableFuture<>();
    var letter = Letters.letter(Letters.device(1), 1);
    loop.execute(() -> mail.put(letter, letter.id(), Letters.ROOMY, kept::complete));
    assertThat(kept.get(60, TimeUnit.SECONDS)).isFalse();
    assertThat(readiness.obstacle()).contains("the last mail could not be written");
  }

  @Test
  void mail_that_waits_for_a_disk_that_does_nothing_is_told() throws Exception {
    VirtualTime time = new VirtualTime(Instant.EPOCH);
    VirtualMailThreads idle = new VirtualMailThreads(time, Duration.ofMillis(1));
    MailLog waiting = MailLog.open(time.loop(), disk, idle, random, MailLimits.USUAL);
    readiness = new Readiness(parts(waiting), () -> free);
    idle.kill();
    var letter = Letters.letter(Letters.device(1), 1);
    waiting.put(letter, letter.id(), Letters.ROOMY, kept -> {});
    assertThat(readiness.obstacle()).isEmpty();
    time.runFor(Duration.ofMinutes(1));
    assertThat(readiness.obstacle()).contains("mail has waited for the disk for long");
  }

  @Test
  void accounts_that_do_not_work_are_told() {
    accounts.abort();
    assertThat(readiness.obstacle()).contains("the disk failed");
  }
}
