package app.maru.relay.admin;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.relay.account.AccountsException;
import app.maru.relay.account.Invite;
import app.maru.relay.account.Operator;
import app.maru.relay.account.Quota;
import app.maru.relay.admin.AdminException.Reason;
import app.maru.relay.mailbox.Mailboxes;
import app.maru.relay.mailbox.Waiting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/// Carries the operator's commands out in the running relay. On any thread but the loop; blocks.
final class Answers {
  private static final int MAX_USES = 10_000;
  private static final int MAX_DAYS = 365;

  private final Operator operator;
  private final Mailboxes mailboxes;
  private final Loop loop;
  private final Supplier<RelayInvitation> link;
  private final Supplier<String> statistics;
  private final Backup backup;

  Answers(AdminParts parts) {
    this.operator = parts.operator();
    this.mailboxes = parts.mailboxes();
    this.loop = parts.loop();
    this.link = parts.link();
    this.statistics = parts.statistics();
    this.backup = new Backup(parts);
  }

  /// What a command answers.
  ///
  /// @param path of the [Command]
  /// @param fields its parameter and options
  String to(String path, Map<String, String> fields) throws AdminException {
    return switch (path) {
      case "link" -> link.get().toString();
      case "invite create" -> invite(fields);
      case "invite list" -> table(invites(), Answers::line, "no invites");
      case "invite revoke" ->
          done(wait(operator.revokeInvite(text(fields, "id"))), "no such invite");
      case "device list" -> devices();
      case "device remove" ->
          done(forgotten(wait(operator.remove(device(fields)))), "no such device");
      case "person list" -> table(wait(operator.blocked()), PersonId::hex, "nobody is blocked");
      case "person block" ->
          "blocked, " + forgotten(wait(operator.block(person(fields)))) + " mailboxes removed";
      case "person unblock" -> done(wait(operator.unblock(person(fields))), "was not blocked");
      case "quota set" -> quota(fields);
      case "stats" -> statistics.get();
      case "vacuum" -> vacuum();
      case "backup" -> backup.write(file(fields));
      default -> throw new AdminException(Reason.WRONG, "there is no such command");
    };
  }

  /// Answers the same when the disk has forgotten the mail, too.
  private <T> T forgotten(T result) throws AdminException {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    loop.execute(() -> mailboxes.flush(() -> done.complete(true)));
    wait(done);
    return result;
  }

  private String invite(Map<String, String> fields) throws AdminException {
    int uses = (int) number(fields, "uses", MAX_USES);
    long days = number(fields, "days", MAX_DAYS);
    Bytes code = wait(operator.invite(uses, Duration.ofDays(days)));
    return new RelayInvitation(link.get().relay(), code).toString();
  }

  private List<Invite> invites() throws AdminException {
    return wait(operator.invites());
  }

  private static String line(Invite invite) {
    return invite.id() + "  uses left " + invite.usesLeft() + "  until " + invite.expires();
  }

  private String devices() throws AdminException {
    List<Operator.Account> accounts = wait(operator.devices());
    Map<DeviceId, Waiting> waiting =
        onLoop(() -> {
          Map<DeviceId, Waiting> found = new HashMap<>();
          accounts.forEach(each -> found.put(each.device(), mailboxes.waiting(each.device())));
          return found;
        });
    return table(
        accounts,
        each ->
            each.device().hex()
                + "  of "
                + each.person().hex()
                + "  waiting "
                + waiting.getOrDefault(each.device(), Waiting.NOTHING).count()
                + " of "
                + each.quota().count()
                + ", "
                + waiting.getOrDefault(each.device(), Waiting.NOTHING).bytes()
                + " bytes of "
                + each.quota().bytes()
                + "  prekeys "
                + each.oneTimePrekeys(),
        "no devices");
  }

  private String quota(Map<String, String> fields) throws AdminException {
    boolean bytes = !fields.getOrDefault("bytes", "").isEmpty();
    boolean count = !fields.getOrDefault("count", "").isEmpty();
    if (bytes != count) {
      throw new AdminException(Reason.WRONG, "--bytes and --count belong together");
    }
    Optional<Quota> quota =
        bytes
            ? Optional.of(
                new Quota(
                    number(fields, "bytes", Long.MAX_VALUE),
                    (int) number(fields, "count", Integer.MAX_VALUE)))
            : Optional.empty();
    return done(wait(operator.setQuota(device(fields), quota)), "no such device");
  }

  private String vacuum() throws AdminException {
    try {
      operator.vacuum();
    } catch (AccountsException e) {
      throw new AdminException(
          Reason.FAILED, "the accounts could not be tidied up: " + e.sentence());
    }
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    loop.execute(() -> mailboxes.vacuum(() -> done.complete(true)));
    return done(wait(done, Command.LONG_PATIENCE), "failed");
  }

  private <T> T onLoop(Supplier<T> task) throws AdminException {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.execute(() -> result.complete(task.get()));
    return wait(result);
  }

  static <T> T wait(CompletableFuture<T> future) throws AdminException {
    return wait(future, Command.PATIENCE);
  }

  static <T> T wait(CompletableFuture<T> future, Duration patience) throws AdminException {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new AdminException(Reason.FAILED, "the disk failed");
    } catch (TimeoutException e) {
      throw new AdminException(Reason.FAILED, "the relay does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdminException(Reason.FAILED, "the relay ends");
    }
  }

  private static String done(boolean done, String otherwise) throws AdminException {
    if (!done) {
      throw new AdminException(Reason.WRONG, otherwise);
    }
    return "done";
  }

  private static <T> String table(List<T> rows, Function<T, String> line, String none) {
    return rows.isEmpty() ? none : String.join("\n", rows.stream().map(line).toList());
  }

  private static String text(Map<String, String> fields, String key) throws AdminException {
    String value = fields.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw new AdminException(Reason.WRONG, key + " is missing");
    }
    return value;
  }

  private static long number(Map<String, String> fields, String key, long most)
      throws AdminException {
    try {
      long number = Long.parseLong(text(fields, key));
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new AdminException(Reason.WRONG, key + " must be a number");
    }
    throw new AdminException(Reason.WRONG, key + " must be a number from 1 to " + most);
  }

  private static DeviceId device(Map<String, String> fields) throws AdminException {
    try {
      return DeviceId.ofHex(text(fields, "id"));
    } catch (IllegalArgumentException e) {
      throw new AdminException(Reason.WRONG, "a device is named by 32 hexadecimal digits");
    }
  }

  private static PersonId person(Map<String, String> fields) throws AdminException {
    try {
      return PersonId.ofHex(text(fields, "id"));
    } catch (IllegalArgumentException e) {
      throw new AdminException(Reason.WRONG, "a person is named by 64 hexadecimal digits");
    }
  }

  private static Path file(Map<String, String> fields) throws AdminException {
    try {
      return Path.of(text(fields, "file")).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new AdminException(Reason.WRONG, "this can't be the name of a file");
    }
  }
}
