package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.crypto.SecretBytes;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Traits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Figures, not checks; the command is in the module's README.
@EnabledIfSystemProperty(named = "maru.benchmark", matches = "store")
final class StoreBenchmark {
  private static final Migrations TABLE =
      Migrations.of(List.of("CREATE TABLE T (ID BIGINT PRIMARY KEY, V VARBINARY)"));
  private static final int CONVERSATIONS = 50;

  @TempDir private Path folder;
  private final SecureRandom secure = new SecureRandom();
  private final SplittableRandom random = new SplittableRandom(1);
  private final SecretBytes key = SecretBytes.random(32, secure);
  private long next;

  @Test
  void durable_rows_a_second() throws Exception {
    for (int round = 0; round < 3; round++) {
      for (int rows : new int[] {1, 10, 100, 1000}) {
        Path sealed = Files.createDirectory(folder.resolve("sealed" + round + "-" + rows));
        try (Database ours = Database.open(StoreFolder.on(sealed), key(), secure, TABLE);
            Database plain =
                new Database(
                    new PlainBacking(folder.resolve("plain" + round + "-" + rows), TABLE),
                    Optional.empty())) {
          double a = rate(ours, rows);
          double b = rate(plain, rows);
          say(
              "round %d, %4d rows a flush: sealed %6.0f rows/s, plain %6.0f"
                  .formatted(round, rows, a, b));
        }
      }
    }
  }

  private double rate(Database database, int rows) throws StoreException {
    long until = System.nanoTime() + 2_000_000_000L;
    long start = System.nanoTime();
    long done = 0;
    while (System.nanoTime() < until) {
      for (int i = 0; i < rows; i++) {
        database.transact(() -> database.update("INSERT INTO T VALUES (?, ?)", next++, bytes(512)));
      }
      database.flush();
      done += rows;
    }
    return done * 1e9 / (System.nanoTime() - start);
  }

  @Test
  void a_long_history() throws Exception {
    int count = Integer.getInteger("maru.benchmark.messages", 100_000);
    long start = System.nanoTime();
    ConversationId[] conversations = new ConversationId[CONVERSATIONS];
    Arrays.setAll(conversations, i -> new ConversationId(Bytes.of(bytes(16))));
    try (Database database = Database.open(folder, key(), secure)) {
      Messages messages = new Messages(database);
      for (int i = 0; i < count; i++) {
        Message message = message(conversations[i % CONVERSATIONS], i);
        database.transact(() -> messages.add(message));
        if (i % 100 == 99) {
          database.flush();
        }
      }
      database.flush();
      say(
          "%d messages written in %.1f s, file %d MB"
              .formatted(count, since(start) / 1e3, megabytes()));
      start = System.nanoTime();
    }
    say("closed in %.0f ms with its copy, file %d MB".formatted(since(start), megabytes()));
    for (int i = 0; i < 5; i++) {
      start = System.nanoTime();
      Database database = Database.open(folder, key(), secure);
      double opened = since(start);
      Messages messages = new Messages(database);
      start = System.nanoTime();
      List<Message> page = messages.newest(conversations[i], 50);
      double newest = since(start);
      start = System.nanoTime();
      for (int j = 0; j < 20; j++) {
        page = messages.before(page.getLast(), 50);
      }
      say(
          "opened in %.0f ms, newest 50 in %.1f ms, each older 50 in %.2f ms"
              .formatted(opened, newest, since(start) / 20));
      if (i < 3) {
        database.close();
      } else {
        database.transact(() -> messages.add(message(conversations[0], 1_000_000)));
        database.flush();
        database.abort();
      }
    }
  }

  @Test
  void growth_by_small_flushes() throws Exception {
    int count = Integer.getInteger("maru.benchmark.flushes", 20_000);
    ConversationId conversation = new ConversationId(Bytes.of(bytes(16)));
    long start = System.nanoTime();
    try (Database database = Database.open(folder, key(), secure)) {
      Messages messages = new Messages(database);
      for (int i = 0; i < count; i++) {
        Message message = message(conversation, i);
        database.transact(() -> messages.add(message));
        database.flush();
        database.transact(
            () -> messages.advance(message.id(), DeliveryState.DELIVERED, Optional.empty()));
        database.flush();
        if (i % (count / 10) == count / 10 - 1) {
          say(
              "%d flushes in %.1f s: file %d MB"
                  .formatted(2 * (i + 1), since(start) / 1e3, megabytes()));
        }
      }
    }
    say("closed: file %d MB".formatted(megabytes()));
  }

  private Message message(ConversationId conversation, int at) {
    Instant time = Instant.ofEpochMilli(1_760_000_000_000L + at);
    return new Message(
        new MessageId(Bytes.of(bytes(16))),
        conversation,
        PersonId.of(bytes(32)),
        false,
        "lorem ipsum ".repeat(1 + random.nextInt(10)),
        at,
        time,
        time,
        DeliveryState.QUEUED,
        Optional.empty(),
        false,
        Optional.empty(),
        Traits.NONE);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private SecretBytes key() {
    return SecretBytes.of(key.copy());
  }

  private long megabytes() throws java.io.IOException {
    return Files.size(folder.resolve("store.db")) >> 20;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void say(String line) {
    System.out.println("store: " + line);
  }
}
