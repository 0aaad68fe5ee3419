package app.maru.messaging.engine;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Traits;
import app.maru.messaging.client.Client;
import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.profile.ProfileFolder;
import app.maru.messaging.store.Conversations;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.Messages;
import app.maru.messaging.store.Persons;
import app.maru.messaging.store.SearchRows;
import app.maru.messaging.store.StoreException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Makes a profile of a great talker, for whoever measures how a program starts with it; the
/// command is in docs/benchmarks.md.
@EnabledIfSystemProperty(named = "maru.benchmark", matches = "profile")
final class StoredProfileBenchmark {
  private static final int COUNT = Integer.getInteger("maru.benchmark.messages", 1_000_000);
  private static final int PEOPLE = 50;
  private static final int A_FLUSH = 1000;
  private static final long FIRST = Instant.parse("2025-10-09T08:53:20Z").toEpochMilli();

  private final SecureRandom secure = new SecureRandom();
  private final SplittableRandom random = new SplittableRandom(5);
  private final InventedTexts texts = new InventedTexts(3);
  private final PersonId[] people = new PersonId[PEOPLE];
  private final long[] lamports = new long[PEOPLE];
  private final long[] newest = new long[PEOPLE];

  @Test
  void a_million_messages_with_fifty_people() throws Exception {
    Path folder = Path.of(System.getProperty("maru.benchmark.profile", "target/great-talker"));
    Client.open(
            new ClientOptions(
                folder,
                Optional.of("Alice"),
                Optional.empty(),
                OptionalInt.of(0),
                false,
                true,
                List.of()))
        .close();
    try (ProfileFolder profile = ProfileFolder.open(folder, Optional.empty(), secure);
        Database database = profile.openDatabase()) {
      PersonId me = profile.identity().person();
      meet(database);
      talk(database, me);
      index(database);
    }
    System.out.println("made " + folder.toAbsolutePath());
  }

  private void meet(Database database) throws StoreException {
    for (int i = 0; i < PEOPLE; i++) {
      people[i] = PersonId.of(bytes(32));
      Contact contact = new Contact(people[i], "Person " + (i + 1), ContactState.ACCEPTED);
      database.transact(() -> {
        new Persons(database).put(new Persons.Row(contact, 1, ContactState.STRANGER));
        return contact;
      });
    }
  }

  private void talk(Database database, PersonId me) throws StoreException {
    Messages messages = new Messages(database);
    for (int i = 0; i < COUNT; i++) {
      int with = random.nextInt(PEOPLE);
      Message message = message(me, people[with], ++lamports[with], i);
      newest[with] = database.transact(() -> messages.add(message));
      if (i % A_FLUSH == 0) {
        database.flush();
      }
    }
    for (int i = 0; i < PEOPLE; i++) {
      ConversationId id = ConversationId.with(people[i]);
      Conversations.Row row = new Conversations.Row(id, people[i], lamports[i], newest[i], 0);
      database.transact(() -> {
        new Conversations(database).put(row);
        return row;
      });
    }
    database.flush();
  }

  private static void index(Database database) throws StoreException {
    ImmediateLoop loop = new ImmediateLoop();
    new SearchIndex(new SearchRows(database), new Ledger(database, loop), loop).open();
    loop.runAll();
  }

  private Message message(PersonId me, PersonId other, long lamport, int at) {
    boolean mine = random.nextBoolean();
    Instant time = Instant.ofEpochMilli(FIRST + at * 30_000L);
    return new Message(
        new MessageId(Bytes.of(bytes(16))),
        ConversationId.with(other),
        mine ? me : other,
        mine,
        texts.next(),
        lamport,
        time,
        time,
        DeliveryState.READ,
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
}
