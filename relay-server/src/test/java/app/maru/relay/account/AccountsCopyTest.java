package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.crypto.prekey.OneTimePrekey;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekey;
import app.maru.relay.account.AccountsException.Reason;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy of accounts that are at work.
final class AccountsCopyTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<String> LEFT_OUT = List.of("BUNDLES", "PREKEYS");
  private static final int PREKEYS = 3;

  @TempDir private Path folder;
  private final Identity alice = Identity.create(RANDOM, Counter.START);
  private final Identity bob = Identity.create(RANDOM, Counter.START);
  private AccountStore store;
  private Counter counter;
  private Operator operator;

  @BeforeEach
  void open() throws Exception {
    store = AccountStore.in(Files.createDirectory(folder.resolve("data")));
    counter = new Counter(store, AccountsContract.OPEN);
    operator = counter.accounts().operator(RANDOM);
    assertThat(counter.enter(alice)).isInstanceOf(Entry.Welcome.class);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  private Path copy() {
    return folder.resolve("copy.zip");
  }

  @Test
  void shows_one_moment_and_everybody_is_answered_meanwhile() throws Exception {
    try (AccountsCopy copy = store.view()) {
      assertThat(counter.enter(bob)).isInstanceOf(Entry.Welcome.class);
      assertThat(counter.setToken(bob.device(), KilledAccounts.token(1))).isTrue();
      counter.leave(alice.device());
      copy.writeTo(copy(), () -> false);
      assertThat(counter.accounts().opens(bob.device(), KilledAccounts.token(1))).isTrue();
    }
    Path data = Files.createDirectory(folder.resolve("elsewhere"));
    Restoration.in(data).restore(copy());
    Counter restored = new Counter(AccountStore.again(data), AccountsContract.OPEN);
    assertThat(restored.accounts().hasMailbox(alice.device())).isTrue();
    assertThat(restored.accounts().hasMailbox(bob.device())).isFalse();
    restored.close();
  }

  @Test
  void holds_all_but_what_a_restoration_forgets() throws Exception {
    everythingHappens();
    operator.copyTo(copy());
    assertThat(folder.resolve("copy.zip.mv.db")).doesNotExist();
    AccountStore copied = extracted();
    Session there = copied.connect();
    Session here;
    counter.close();
    here = store.connect();
    for (String table : tables(here)) {
      if (LEFT_OUT.contains(table)) {
        assertThat(rows(here, table)).as(table).isNotEmpty();
        assertThat(rows(there, table)).as(table).isEmpty();
      } else {
        assertThat(rows(here, table)).as(table).isNotEmpty();
        assertThat(rows(there, table)).as(table).isEqualTo(rows(here, table));
      }
    }
    copied.disconnect(there);
    store.disconnect(here);
    counter = new Counter(store, AccountsContract.OPEN);
  }

  @Test
  void is_made_after_a_vacuum_and_a_vacuum_after_it() throws Exception {
    operator.vacuum();
    operator.copyTo(copy());
    operator.vacuum();
    assertThat(counter.enter(bob)).isInstanceOf(Entry.Welcome.class);
  }

  @Test
  void takes_more_rows_than_wait_in_memory() throws Exception {
    int many = 2500;
    for (int i = 0; i < many; i++) {
      counter.wait(operator.invite(1, Duration.ofDays(1)));
    }
    operator.copyTo(copy());
    AccountStore copied = extracted();
    Session there = copied.connect();
    assertThat(rows(there, "INVITES")).hasSize(many);
    copied.disconnect(there);
  }

  @Test
  void takes_rows_one_after_the_other_and_never_gathers_them() throws Exception {
    invites(5000);
    Path noFolder = Files.createFile(folder.resolve("no-folder"));
    String usual = System.getProperty("java.io.tmpdir");
    // Where H2 would put those that don't fit into memory.
    System.setProperty("java.io.tmpdir", noFolder.toString());
    try {
      operator.copyTo(copy());
    } finally {
      System.setProperty("java.io.tmpdir", usual);
    }
    assertThat(copy()).exists();
  }

  @Test
  void breaks_off_when_the_relay_stops_and_leaves_nothing_beside_it() throws Exception {
    invites(10 * AccountsCopy.ROWS_AT_ONCE);
    AtomicInteger asked = new AtomicInteger();
    try (AccountsCopy copy = store.view()) {
      assertThatThrownBy(() -> copy.writeTo(copy(), () -> asked.incrementAndGet() > 7))
          .isInstanceOfSatisfying(
              AccountsException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
    }
    assertThat(asked).hasValue(8);
    assertThat(folder.resolve("copy.zip.mv.db")).doesNotExist();
    assertThat(copy()).doesNotExist();
  }

  @Test
  void breaks_off_when_it_is_told_to() throws Exception {
    invites(10 * AccountsCopy.ROWS_AT_ONCE);
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(() -> operator.copyTo(copy(), () -> asked.incrementAndGet() > 7))
        .isInstanceOfSatisfying(
            AccountsException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
    assertThat(asked).hasValue(8);
    assertThat(copy()).doesNotExist();
    operator.copyTo(copy());
    assertThat(copy()).exists();
  }

  @Test
  void asks_seldom_enough_that_the_disk_can_be_asked_how_full_it_is() throws Exception {
    int thousands = 10;
    invites(thousands * AccountsCopy.ROWS_AT_ONCE);
    AtomicInteger asked = new AtomicInteger();
    operator.copyTo(
        copy(),
        () -> {
          asked.incrementAndGet();
          return false;
        });
    assertThat(asked).hasValueBetween(thousands, 3 * thousands);
  }

  @Test
  void is_over_when_the_accounts_are_closed_and_nobody_holds_their_file() throws Exception {
    invites(200_000);
    try (ExecutorService copying = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> copy =
          copying.submit(() -> {
            operator.copyTo(copy());
            return true;
          });
      while (!Files.exists(folder.resolve("copy.zip.mv.db")) && !copy.isDone()) {
        Thread.onSpinWait();
      }
      counter.close();
      try (FileChannel tables =
              FileChannel.open(
                  AccountStore.file(folder.resolve("data")), StandardOpenOption.WRITE);
          FileLock lock = tables.tryLock()) {
        assertThat(lock).isNotNull();
      }
      assertThatThrownBy(copy::get)
          .cause()
          .isInstanceOfSatisfying(
              AccountsException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
    }
    refusesClosed(() -> operator.copyTo(copy()));
    refusesClosed(() -> operator.vacuum());
    assertThat(copy()).doesNotExist();
  }

  private static void refusesClosed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AccountsException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
  }

  /// Many at once, and more than H2 gathers in memory.
  private void invites(int many) throws Exception {
    counter.close();
    Session session = store.connect();
    session.update(
        "INSERT INTO INVITES SELECT CAST(LPAD(X, 8, '0') AS BYTEA), 1, 4102444800000"
            + " FROM SYSTEM_RANGE(1, "
            + many
            + ")");
    try (Statement statement = session.connection().createStatement()) {
      statement.execute("SET MAX_MEMORY_ROWS 100");
    }
    store.harden(session);
    store.disconnect(session);
    counter = new Counter(store, AccountsContract.OPEN);
    operator = counter.accounts().operator(RANDOM);
  }

  /// At least one row in each table.
  private void everythingHappens() {
    assertThat(counter.setToken(alice.device(), KilledAccounts.token(1))).isTrue();
    SignedPrekey signed = SignedPrekey.create(alice, 1, RANDOM, Counter.START);
    byte[] bundle = PrekeyBundle.of(alice, signed, Optional.empty()).encode();
    assertThat(counter.publish(alice.device(), bundle)).isPresent();
    List<Bytes> prekeys =
        Stream.iterate(1, i -> i + 1)
            .limit(PREKEYS)
            .map(i -> Bytes.of(OneTimePrekey.create(alice, i, RANDOM).record().encode()))
            .toList();
    assertThat(counter.publishOneTime(alice.device(), prekeys)).isPresent();
    assertThat(counter.fetchBundle(alice.device())).isPresent();
    counter.wait(operator.invite(1, Duration.ofDays(1)));
    counter.wait(operator.block(bob.person()));
    counter.wait(operator.setQuota(alice.device(), Optional.of(new Quota(5000, 3))));
  }

  private AccountStore extracted() throws Exception {
    Path tables = folder.resolve("extracted.mv.db");
    try (ZipFile zip = new ZipFile(copy().toFile())) {
      Files.copy(zip.getInputStream(zip.getEntry(AccountsCopy.NAME)), tables);
    }
    return AccountStore.at(folder.resolve("extracted"));
  }

  private static List<String> tables(Session session) throws SQLException {
    return session.list(
        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'",
        row -> row.getString(1));
  }

  private static List<List<String>> rows(Session session, String table) throws SQLException {
    return session
        .list(
            "SELECT * FROM " + table,
            row -> {
              List<String> columns = new ArrayList<>();
              for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getString(i));
              }
              return columns;
            })
        .stream()
        .sorted(Comparator.comparing(List::toString))
        .toList();
  }
}
