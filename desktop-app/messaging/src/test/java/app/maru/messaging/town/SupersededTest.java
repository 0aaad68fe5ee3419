package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.session.SessionBook;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.engine.Account;
import app.maru.messaging.engine.EngineDoor;
import app.maru.messaging.store.Books;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.Peek;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Peer;
import app.maru.p2p.lan.LanLink;
import app.maru.p2p.lan.LanOptions;
import app.maru.p2p.memory.MemoryHost;
import app.maru.p2p.memory.MemoryLan;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.memory.Weather;
import app.maru.p2p.net.Network;
import app.maru.p2p.relay.RelayLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that went back in time is opened, and the process dies at it.
final class SupersededTest {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final byte[] KEY = new byte[32];

  private final SecureRandom random = new SeededRandom(1);
  private final Identity me = Identity.create(random, START);
  private final Identity other = Identity.create(random, START);
  private final Peer peer = new Peer(other.person(), other.device());

  @TempDir private Path folder;

  private Database database() throws StoreException {
    return Database.open(folder, SecretBytes.of(KEY.clone()), random);
  }

  private static byte[] book(Database database) {
    return Peek.bytes(database, "SELECT book FROM books");
  }

  @BeforeEach
  void a_copy_is_put_back() throws Exception {
    try (Database database = database()) {
      PersonId person = peer.person();
      byte[] book =
          SessionBook.empty(person, peer.device()).encode(SecretBytes.of(KEY.clone()), random);
      database.transact(() -> {
        new Books(database).put(peer, book);
        return peer;
      });
      database.flush();
    }
    Files.delete(folder.resolve("store.generation"));
  }

  /// Opens an engine and dies before the turn is over; what was flushed by then is there.
  private void opensAndDies(boolean diskFull) throws Exception {
    VirtualTime time = new VirtualTime(START);
    VirtualLoop loop = time.loop();
    MemoryHost host = new MemoryLan(time, 1, Weather.calm()).host(loop);
    Network network = host.network(new Peer(me.person(), me.device()));
    Links links =
        new Links(
            new LanLink(network, host.discovery(), loop, random, LanOptions.of(0)),
            new RelayLink(me, host.relayDialing(network), loop, random));
    Database database = database();
    assertThat(database.restored()).isTrue();
    AtomicBoolean dead = new AtomicBoolean();
    Ledger ledger =
        new Ledger(database, loop) {
          @Override
          public boolean flush() {
            return !dead.get() && super.flush();
          }
        };
    if (diskFull) {
      ledger.beforeFlush(() -> {
        throw Peek.diskFull();
      });
    }
    Account account =
        new Account(me, SecretBytes.of(KEY.clone()), SecretBytes.of(KEY.clone()), "me");
    CompletableFuture<Void> opened = new CompletableFuture<>();
    loop.execute(() -> {
      try {
        EngineDoor.open(account, database, ledger, links, loop, random);
        opened.complete(null);
      } catch (StoreException e) {
        opened.completeExceptionally(e);
      }
      dead.set(true);
      database.abort();
      host.crash();
    });
    time.runFor(Duration.ofMillis(1));
    opened.join();
  }

  @Test
  void who_dies_after_the_mark_is_gone_has_superseded_the_sessions() throws Exception {
    byte[] before = firstBook();
    opensAndDies(false);
    try (Database database = database()) {
      assertThat(database.restored()).isFalse();
      assertThat(book(database)).isNotEqualTo(before);
    }
  }

  @Test
  void the_mark_stays_until_the_sessions_are_superseded() throws Exception {
    assertThatThrownBy(() -> opensAndDies(true)).hasCauseInstanceOf(StoreException.class);
    try (Database database = database()) {
      assertThat(database.restored()).isTrue();
    }
  }

  private byte[] firstBook() throws StoreException {
    try (Database database = database()) {
      return book(database);
    }
  }
}
