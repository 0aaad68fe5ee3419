package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.RelayFrame.Enter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What the operator may see and do about accounts.
///
/// Called on any thread but the loop. Futures complete when it is on the disk; they fail with
/// [AccountsException] when the disk does.
public final class Operator {
  private final SqlAccounts accounts;
  private final WholeTables tables;
  private final Batches batches;
  private final Directory directory;
  private final Loop loop;
  private final SecureRandom random;

  Operator(
      SqlAccounts accounts,
      WholeTables tables,
      Batches batches,
      Directory directory,
      Loop loop,
      SecureRandom random) {
    this.accounts = accounts;
    this.tables = tables;
    this.batches = batches;
    this.directory = directory;
    this.loop = loop;
    this.random = random;
  }

  /// A device that has a mailbox.
  ///
  /// @param hasToken whether it can be written to without being a stranger
  /// @param oneTimePrekeys how many are left
  public record Account(
      DeviceId device, PersonId person, Quota quota, boolean hasToken, int oneTimePrekeys) {}

  /// Makes an invite.
  ///
  /// @param uses so many persons it lets in
  /// @param lifetime from now on
  /// @return its code; it is not known here afterwards
  public CompletableFuture<Bytes> invite(int uses, Duration lifetime) {
    byte[] bytes = new byte[Enter.INVITE_BYTES];
    random.nextBytes(bytes);
    Bytes code = Bytes.of(bytes);
    Invite invite = new Invite(Stocks.sha256(code), uses, loop.now().plus(lifetime));
    return write(session -> {
      InviteRows.insert(session, invite);
      return code;
    });
  }

  /// The invites that can still be used.
  public CompletableFuture<List<Invite>> invites() {
    Instant now = loop.now();
    return write(session -> InviteRows.usable(session, now));
  }

  /// Takes back all invites whose [Invite#id] is `id`.
  ///
  /// @return whether there was one
  public CompletableFuture<Boolean> revokeInvite(String id) {
    return write(session -> {
      boolean found = false;
      for (Invite invite : InviteRows.all(session)) {
        if (invite.id().equals(id)) {
          found |= InviteRows.delete(session, invite.hash());
        }
      }
      return found;
    });
  }

  /// All devices that have mailboxes, by person.
  public CompletableFuture<List<Account>> devices() {
    return read(() ->
        directory.devices().stream()
            .map(device ->
                new Account(
                    device.row().device(),
                    device.row().person(),
                    accounts.quota(device.row().device()),
                    device.row().tokenHash().isPresent(),
                    device.stock().oneTime()))
            .sorted(Comparator.comparing(Account::person).thenComparing(Account::device))
            .toList());
  }

  /// Takes a device's mailbox away. It may ask for a new one, as far as the policy lets it.
  ///
  /// @return whether it had one
  public CompletableFuture<Boolean> remove(DeviceId device) {
    return change(session -> DeviceRows.delete(session, device), there -> accounts.shutOut(device));
  }

  /// Shuts a person out, with all devices.
  ///
  /// @return how many mailboxes went
  public CompletableFuture<Integer> block(PersonId person) {
    return change(
            session -> {
              PersonRows.block(session, person);
              List<DeviceId> devices =
                  DeviceRows.of(session, person).stream().map(DeviceRows.Known::device).toList();
              for (DeviceId device : devices) {
                DeviceRows.delete(session, device);
              }
              return devices;
            },
            devices -> {
              directory.block(person);
              devices.forEach(accounts::shutOut);
            })
        .thenApply(List::size);
  }

  /// Lets a person in again.
  ///
  /// @return whether it was blocked
  public CompletableFuture<Boolean> unblock(PersonId person) {
    return change(session -> PersonRows.unblock(session, person), was -> directory.unblock(person));
  }

  /// Who is blocked.
  public CompletableFuture<List<PersonId>> blocked() {
    return read(directory::blocked);
  }

  /// Gives a mailbox a quota of its own, or the usual one again.
  ///
  /// @return whether there is such a mailbox
  public CompletableFuture<Boolean> setQuota(DeviceId device, Optional<Quota> quota) {
    return change(
        session -> DeviceRows.setQuota(session, device, quota),
        there -> directory.change(device, known -> known.withQuota(quota)));
  }

  /// Whether the accounts can be read and written, as far as that shows without writing.
  ///
  /// @return fails if the disk does
  public CompletableFuture<Boolean> accountsWork() {
    return write(
        session -> session.first("SELECT NUMBER FROM WORKDAYS", row -> true).orElse(false));
  }

  /// Gives unused space back to the disk; everybody else waits meanwhile. Blocks.
  public void vacuum() throws AccountsException {
    tables.compact();
  }

  /// Writes a consistent copy into a new file, to be opened by [Restoration]. Blocks, and keeps
  /// nobody waiting who asks the accounts. Breaks off when the accounts are closed.
  public void copyTo(Path target) throws AccountsException {
    copyTo(target, () -> false);
  }

  /// As [#copyTo(Path)].
  ///
  /// @param breakOff asked once in a while, on the thread that copies: whether to end as if the
  ///   accounts were closed
  public void copyTo(Path target, BooleanSupplier breakOff) throws AccountsException {
    tables.copyTo(target, breakOff);
  }

  /// What copies left beside these targets that broke off, as by a crash.
  public static void forgetUnfinishedCopy(Path target) throws IOException {
    AccountsCopy.forgetUnfinished(target);
  }

  private interface Question<T> {
    T ask(Session session) throws SQLException;
  }

  private interface Telling<T> {
    void tell(T result);
  }

  private <T> CompletableFuture<T> write(Question<T> question) {
    return change(question, result -> {});
  }

  private <T> CompletableFuture<T> change(Question<T> question, Telling<T> inMemory) {
    CompletableFuture<T> future = new CompletableFuture<>();
    batches.submit(
        session -> {
          T result = question.ask(session);
          return () -> {
            inMemory.tell(result);
            future.complete(result);
          };
        },
        () ->
            future.completeExceptionally(new AccountsException(AccountsException.Reason.IO, null)));
    return future;
  }

  private <T> CompletableFuture<T> read(Supplier<T> question) {
    CompletableFuture<T> future = new CompletableFuture<>();
    loop.execute(() -> future.complete(question.get()));
    return future;
  }
}
