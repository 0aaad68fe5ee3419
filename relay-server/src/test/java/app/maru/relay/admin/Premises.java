package app.maru.relay.admin;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// What an operator's commands work on, without anybody who connects: accounts in a folder, mail on
/// a disk in memory.
final class Premises implements AutoCloseable {
  static final long PATIENCE_SECONDS = 60;
  private static final AccountOptions OPTIONS =
      new AccountOptions(EntryPolicy.OPEN, new Quota(1 << 20, 100), 10);

  final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  final MemoryDisk disk = new MemoryDisk();
  private final ThreadLoop loop = ThreadLoop.open("premises");
  private final SecureRandom random = new SecureRandom();
  private final Path data;
  private final SqlAccounts accounts;
  private final MailLog mail;

  /// In a new folder of that name.
  Premises(Path data) throws Exception {
    this.data = Files.createDirectory(data);
    Files.writeString(data.resolve("relay.key"), "a key");
    accounts = SqlAccounts.open(AccountStore.in(data), OPTIONS, loop, background);
    mail = MailLog.open(loop, disk, new DiskThreads(), random, MailLimits.USUAL);
  }

  AdminParts parts() {
    RelayAddress address = new RelayAddress("127.0.0.1", 1, PersonId.of(new byte[PersonId.SIZE]));
    return new AdminParts(
        data,
        loop,
        accounts.operator(random),
        mail,
        () -> new RelayInvitation(address, RelayInvitation.NONE),
        () -> "figures",
        () -> "");
  }

  /// Keeps a letter.
  void keepsMail() throws Exception {
    CompletableFuture<Boolean> kept = new CompletableFuture<>();
    var letter = Letters.letter(Letters.device(1), 1);
    loop.execute(() -> mail.put(letter, letter.id(), Letters.ROOMY, kept::complete));
    if (!kept.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("not kept");
    }
  }

  @Override
  public void close() {
    mail.close();
    accounts.close();
    loop.close();
    background.close();
  }
}
