package app.maru.messaging.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Hit;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Traits;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.find.Needle;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.MemoryDatabase;
import app.maru.messaging.store.Messages;
import app.maru.messaging.store.SearchRows;
import app.maru.messaging.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SearchTest {
  private static final PersonId BOB = person(1);
  private static final ConversationId TALK = ConversationId.with(BOB);
  private static final ConversationId OTHER = ConversationId.with(person(2));
  private static final int TWO_WHOLE = 2 * SearchIndex.WHOLE;

  private final ImmediateLoop loop = new ImmediateLoop();
  private Optional<Database> open = Optional.empty();
  private int turns;

  @BeforeEach
  void open() throws StoreException {
    open = Optional.of(MemoryDatabase.open("search"));
  }

  @AfterEach
  void close() throws StoreException {
    database().abort();
    MemoryDatabase.drop("search");
  }

  private Database database() {
    return open.orElseThrow();
  }

  private Messages messages() {
    return new Messages(database());
  }

  private SearchRows rows() {
    return new SearchRows(database());
  }

  private static PersonId person(int number) {
    return new PersonId(Bytes.of(ByteBuffer.allocate(PersonId.SIZE).putInt(number).array()));
  }

  private static MessageId id(int number) {
    return new MessageId(
        Bytes.of(ByteBuffer.allocate(MessageId.SIZE).putInt(number * 0x9E3779B1).array()));
  }

  private void said(int number, ConversationId in, String text) throws StoreException {
    Instant time = Instant.ofEpochMilli(number);
    Message message =
        new Message(
            id(number),
            in,
            BOB,
            false,
            text,
            number,
            time,
            time,
            DeliveryState.DELIVERED,
            Optional.empty(),
            false,
            Optional.empty(),
            Traits.NONE);
    database().transact(() -> messages().add(message));
  }

  private void said(int count) throws StoreException {
    for (int i = 1; i <= count; i++) {
      said(i, i % 2 == 0 ? TALK : OTHER, "word" + i + (i % 1000 == 0 ? " 마루에서" : " 나무"));
    }
    database().flush();
  }

  private void index() {
    new SearchIndex(rows(), new Ledger(database(), loop), loop).open();
    loop.runAll();
  }

  private List<Hit> found(
      String question, Optional<ConversationId> within, Optional<Long> before, int limit)
      throws StoreException {
    MessageSearch search =
        new MessageSearch(
            rows(),
            messages(),
            new MessageSearch.Question(Needle.of(question), within, before, limit));
    Optional<List<Hit>> hits = Optional.empty();
    for (turns = 0; hits.isEmpty(); turns++) {
      hits = search.look();
    }
    return hits.get();
  }

  private List<String> texts(String question) throws StoreException {
    return found(question, Optional.empty(), Optional.empty(), 100).stream()
        .map(hit -> hit.message().text().split(" ", -1)[0])
        .toList();
  }

  @Test
  void finds_what_is_not_in_the_index_yet() throws StoreException {
    said(3000);
    assertThat(rows().shards()).isEmpty();
    assertThat(texts("마루")).containsExactly("word3000", "word2000", "word1000");
    assertThat(turns).isGreaterThan(10);
  }

  @Test
  void finds_by_the_index_and_beyond_it_the_newest_first() throws StoreException {
    said(TWO_WHOLE + 3 * SearchIndex.SMALL + 5);
    index();
    assertThat(rows().shards())
        .extracting(SearchRows.Shard::size)
        .containsExactly(
            SearchIndex.SMALL,
            SearchIndex.SMALL,
            SearchIndex.SMALL,
            SearchIndex.WHOLE,
            SearchIndex.WHOLE);
    assertThat(texts("ㅁㄹㅇ")).startsWith("word8000", "word7000").hasSize(8).endsWith("word1000");
    assertThat(texts("word8961")).containsExactly("word8961");
    assertThat(texts("word4097")).containsExactly("word4097");
    assertThat(texts("nowhere")).isEmpty();
  }

  @Test
  void goes_on_from_a_position() throws StoreException {
    said(5000);
    index();
    List<String> all = new ArrayList<>();
    Optional<Long> before = Optional.empty();
    while (true) {
      List<Hit> page = found("마루", Optional.empty(), before, 2);
      page.forEach(hit -> all.add(hit.message().text()));
      if (page.size() < 2) {
        break;
      }
      before = Optional.of(page.getLast().position());
    }
    assertThat(all)
        .hasSize(5)
        .isEqualTo(
            found("마루", Optional.empty(), Optional.empty(), 9).stream()
                .map(hit -> hit.message().text())
                .toList());
  }

  @Test
  void looks_in_one_conversation_only() throws StoreException {
    said(5000);
    said(5001, OTHER, "마루");
    index();
    assertThat(found("마루", Optional.of(OTHER), Optional.empty(), 9)).hasSize(1);
    assertThat(found("마루", Optional.of(TALK), Optional.empty(), 9)).hasSize(5);
  }

  @Test
  void tells_where_the_text_has_it() throws StoreException {
    said(1, TALK, "우리 마루");
    Hit hit = found("ㅁㄹ", Optional.empty(), Optional.empty(), 1).getFirst();
    assertThat(hit.spans())
        .extracting(span -> span.start() + "-" + span.end())
        .containsExactly("3-5");
    assertThat(hit.message().id()).isEqualTo(id(1));
  }

  @Test
  void what_is_edited_is_found_by_its_new_words_only() throws StoreException {
    said(600);
    index();
    database()
        .transact(() -> {
          messages().edit(id(10), 1, Instant.EPOCH, "지붕");
          return true;
        });
    assertThat(texts("지붕")).containsExactly("지붕");
    assertThat(texts("word10")).doesNotContain("word10");
    index();
    assertThat(rows().stale(0, 1000, 9)).isEmpty();
    assertThat(texts("지붕")).containsExactly("지붕");
  }

  @Test
  void nothing_of_a_removed_message_stays_in_the_index() throws StoreException {
    said(600);
    said(601, TALK, "geheimnis");
    for (int i = 602; i <= 800; i++) {
      said(i, TALK, "more");
    }
    index();
    assertThat(indexKnows("geheimnis")).isTrue();
    database()
        .transact(() -> {
          messages().remove(id(601));
          return true;
        });
    assertThat(texts("geheimnis")).isEmpty();
    index();
    assertThat(indexKnows("geheimnis")).isFalse();
    assertThat(texts("word600")).containsExactly("word600");
  }

  private boolean indexKnows(String word) throws StoreException {
    for (SearchRows.Shard shard : rows().shards()) {
      for (int page = 0; page < shard.pages(); page++) {
        // The first page of it shares nothing with the word before, or only letters.
        String bytes = new String(rows().page(shard.base(), page), StandardCharsets.ISO_8859_1);
        if (bytes.contains(word.substring(2))) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void a_lost_batch_loses_nothing_of_the_index() throws StoreException {
    said(300);
    SearchIndex index = new SearchIndex(rows(), new Ledger(database(), loop), loop);
    index.open();
    loop.runSome(2);
    database().discard();
    for (int i = 301; i <= 600; i++) {
      said(i, TALK, "word" + i);
    }
    database().flush();
    loop.runAll();
    index();
    for (int i = 100; i <= 600; i += 37) {
      assertThat(texts("word" + i)).contains("word" + i);
    }
  }

  @Test
  void nothing_is_looked_for_where_nothing_is_asked() throws StoreException {
    said(10);
    assertThat(texts(" ")).isEmpty();
    assertThat(turns).isEqualTo(1);
  }
}
