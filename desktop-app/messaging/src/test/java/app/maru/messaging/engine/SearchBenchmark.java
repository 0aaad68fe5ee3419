package app.maru.messaging.engine;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.crypto.SecretBytes;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Hit;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Traits;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.find.Needle;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.Messages;
import app.maru.messaging.store.SearchRows;
import app.maru.messaging.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Figures, not checks; the command is in docs/benchmarks.md.
@EnabledIfSystemProperty(named = "maru.benchmark", matches = "search")
final class SearchBenchmark {
  private static final int COUNT = Integer.getInteger("maru.benchmark.messages", 1_000_000);
  private static final int CONVERSATIONS = 50;
  private static final int QUERIES = 200;

  @TempDir private Path folder;
  private final SecureRandom secure = new SecureRandom();
  private final SplittableRandom random = new SplittableRandom(2);
  private final InventedTexts texts = new InventedTexts(3);
  private final ConversationId[] conversations = new ConversationId[CONVERSATIONS];
  private final List<String> sample = new ArrayList<>();
  private long longest;

  @Test
  void a_million_messages() throws Exception {
    Arrays.setAll(conversations, i -> new ConversationId(Bytes.of(bytes(16))));
    SecretBytes key = SecretBytes.random(32, secure);
    try (Database database = Database.open(folder, SecretBytes.of(key.copy()), secure)) {
      store(database);
      index(database);
    }
    say("closed: file %d MB".formatted(megabytes()));
    try (Database database = Database.open(folder, SecretBytes.of(key.copy()), secure)) {
      for (int round = 0; round < 2; round++) {
        ask(database, round == 0 ? "just opened" : "again", this::koreanPart);
      }
      ask(database, "one syllable", () -> part(sampleOf(0xAC00), 1));
      ask(database, "initials", this::initials);
      ask(database, "English beginnings", () -> part(sampleOf('a'), 3 + random.nextInt(3)));
      ask(database, "Japanese", () -> part(sampleOf(0x3041), 2));
      ask(database, "two parts", () -> koreanPart() + " " + koreanPart());
      ask(database, "nowhere", () -> "q" + random.nextInt(1_000_000));
      ask(database, "nowhere, Korean", () -> "쀍" + koreanPart());
    }
  }

  private void store(Database database) throws StoreException {
    long start = System.nanoTime();
    Messages messages = new Messages(database);
    for (int i = 0; i < COUNT; i++) {
      String text = texts.next();
      if (i % (COUNT / 1000) == 0) {
        sample.add(text);
      }
      Message message = message(conversations[random.nextInt(CONVERSATIONS)], i, text);
      database.transact(() -> messages.add(message));
      if (i % 1000 == 999) {
        database.flush();
      }
    }
    database.flush();
    say(
        "%d messages stored in %.0f s, file %d MB"
            .formatted(COUNT, since(start) / 1e3, megabytes()));
  }

  private void index(Database database) throws StoreException {
    ImmediateLoop loop = new ImmediateLoop();
    Ledger ledger = new Ledger(database, loop);
    long start = System.nanoTime();
    SearchIndex index = new SearchIndex(new SearchRows(database), ledger, loop);
    index.open();
    long longestTurn = loop.runAll();
    long bytes = 0;
    SearchRows rows = new SearchRows(database);
    for (SearchRows.Shard shard : rows.shards()) {
      for (int page = 0; page < shard.pages(); page++) {
        bytes += rows.page(shard.base(), page).length;
      }
    }
    say(
        "indexed in %.0f s, longest turn %.0f ms, pages of %d MB, file %d MB"
            .formatted(since(start) / 1e3, longestTurn / 1e6, bytes >> 20, megabytes()));
  }

  private void ask(Database database, String name, Supplier<String> questions)
      throws StoreException {
    double[] times = new double[QUERIES];
    long hits = 0;
    longest = 0;
    for (int i = 0; i < QUERIES; i++) {
      String question = questions.get();
      Optional<ConversationId> within =
          i % 5 == 0 ? Optional.of(conversations[i % CONVERSATIONS]) : Optional.empty();
      long start = System.nanoTime();
      hits += search(database, question, within).size();
      times[i] = since(start);
    }
    Arrays.sort(times);
    say(
        "%s: p50 %.1f ms, p95 %.1f ms, longest %.0f ms, longest turn %.1f ms, hits %.1f"
            .formatted(
                name,
                times[QUERIES / 2],
                times[QUERIES * 95 / 100],
                times[QUERIES - 1],
                longest / 1e6,
                hits / (double) QUERIES));
  }

  private List<Hit> search(Database database, String question, Optional<ConversationId> within)
      throws StoreException {
    MessageSearch search =
        new MessageSearch(
            new SearchRows(database),
            new Messages(database),
            new MessageSearch.Question(Needle.of(question), within, Optional.empty(), 50));
    while (true) {
      long start = System.nanoTime();
      Optional<List<Hit>> hits = search.look();
      longest = Math.max(longest, System.nanoTime() - start);
      if (hits.isPresent()) {
        return hits.get();
      }
    }
  }

  private String sampleOf(int letter) {
    while (true) {
      String text = sample.get(random.nextInt(sample.size()));
      int first = text.charAt(0);
      boolean fits =
          letter == 'a'
              ? first < 0x80
              : letter == 0xAC00 ? first >= 0xAC00 : first >= 0x3041 && first < 0xA000;
      if (fits) {
        return text;
      }
    }
  }

  private String part(String text, int length) {
    String word = text.split(" ", -1)[0].replace(".", "");
    int end = Math.min(word.length(), length);
    return word.substring(0, end);
  }

  private String koreanPart() {
    String[] words = sampleOf(0xAC00).split(" ", -1);
    String word = words[random.nextInt(words.length)].replace(".", "");
    int from = random.nextInt(word.length());
    return word.substring(from, Math.min(word.length(), from + 2 + random.nextInt(2)));
  }

  private String initials() {
    StringBuilder initials = new StringBuilder();
    for (char letter : part(sampleOf(0xAC00), 4).toCharArray()) {
      initials.append("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".charAt((letter - 0xAC00) / 588));
    }
    return initials.toString();
  }

  private Message message(ConversationId conversation, int at, String text) {
    Instant time = Instant.ofEpochMilli(1_760_000_000_000L + at);
    return new Message(
        new MessageId(Bytes.of(bytes(16))),
        conversation,
        PersonId.of(bytes(32)),
        false,
        text,
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

  private long megabytes() {
    try {
      return Files.size(folder.resolve("store.db")) >> 20;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void say(String line) {
    System.out.println("search: " + line);
  }
}
