package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;
import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.engine.Account;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.MemoryDatabase;
import app.maru.messaging.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// Several citizens with real engines; what is between them is the subclass's affair.
public abstract class Town implements AutoCloseable {
  private static final int KEY_BYTES = 32;

  private final List<Citizen> citizens = new ArrayList<>();
  private final Map<String, Path> folders = new HashMap<>();

  /// A new citizen, at home and awake.
  public Citizen citizen(String name) {
    Citizen citizen = new Citizen(this, name, identity(name));
    citizens.add(citizen);
    start(citizen);
    return citizen;
  }

  /// The next citizen of this name keeps what they know in files.
  final void keepsIn(String name, Path folder) {
    folders.put(name, folder);
  }

  /// What a citizen knows: in files, or else in memory under a name.
  final Database store(Citizen citizen, String inMemory) {
    Path folder = folders.get(citizen.name());
    try {
      return folder == null
          ? MemoryDatabase.open(inMemory)
          : Database.open(folder, SecretBytes.of(new byte[KEY_BYTES]), new SeededRandom(0));
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  /// Everybody.
  public List<Citizen> citizens() {
    return citizens;
  }

  /// Waits until something is so.
  public abstract void until(String what, BooleanSupplier condition);

  /// Waits for a result.
  public abstract <T> T get(CompletableFuture<T> future);

  /// Everybody goes.
  @Override
  public abstract void close();

  /// Two who are near become contacts of each other.
  final void befriend(Citizen one, Citizen other) {
    until("met", () -> one.isNear(other));
    one.asks(other);
    until("asked", () -> other.stateOf(one) == ContactState.REQUESTING);
    other.accepts(one);
    until("accepted", () -> one.stateOf(other) == ContactState.ACCEPTED);
  }

  /// Everything said is with whom it was said to, exactly once and in order, and all is at rest.
  public void settle() {
    until("all is delivered", this::settled);
    for (Citizen citizen : citizens) {
      assertThat(citizen.wrongs()).as("wrongs of " + citizen).isEmpty();
    }
    for (Citizen one : citizens) {
      for (Citizen other : citizens) {
        if (one != other) {
          assertThat(heard(other, one))
              .as("what " + other + " sees of " + one)
              .containsExactlyElementsOf(saidTo(one, other));
          assertThat(ids(one.history(other)))
              .as("order at " + one + " and " + other)
              .isEqualTo(ids(other.history(one)));
          assertThat(one.statesTo(other))
              .as("states at " + one + " to " + other)
              .allMatch(state -> state == DeliveryState.DELIVERED || state == DeliveryState.READ);
        }
      }
    }
  }

  abstract Identity identity(String name);

  abstract void start(Citizen citizen);

  abstract void stop(Citizen citizen);

  abstract void crash(Citizen citizen);

  /// What waits at a citizen for others: contents and receipts.
  abstract int waiting(Citizen citizen);

  static Account account(Citizen citizen) {
    return new Account(
        citizen.identity(),
        SecretBytes.of(new byte[KEY_BYTES]),
        SecretBytes.of(new byte[KEY_BYTES]),
        citizen.name());
  }

  static Database open(String name) {
    try {
      return MemoryDatabase.open(name);
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  /// What is not at rest yet, for people who look for the reason.
  final String unrest() {
    StringBuilder text = new StringBuilder();
    for (Citizen one : citizens) {
      text.append("\n").append(one).append(one.isUp() ? " waits " : " is away, waits ");
      text.append(waiting(one));
      if (!one.isUp()) {
        continue;
      }
      for (Citizen other : citizens) {
        if (one != other) {
          text.append("; ").append(other).append(one.isNear(other) ? " near " : " far ");
          text.append(one.stateOf(other)).append(" heard ").append(heard(one, other).size());
          text.append("/").append(saidTo(other, one).size());
        }
      }
      text.append(
          one.said().stream().filter(said -> !said.promised).map(said -> said.text).toList());
    }
    return text.toString();
  }

  private boolean settled() {
    return citizens.stream().allMatch(citizen -> citizen.isUp() && waiting(citizen) == 0)
        && citizens.stream().allMatch(this::heardByAll)
        && citizens.stream().allMatch(this::knowsThat);
  }

  /// Receipts may be on their way with nobody here waiting for anything: a relay has them.
  private boolean knowsThat(Citizen one) {
    return citizens.stream()
        .filter(other -> other != one)
        .allMatch(other -> one.statesTo(other).stream().noneMatch(DeliveryState.SENT::equals));
  }

  private boolean heardByAll(Citizen one) {
    return one.said().stream().allMatch(said -> said.promised)
        && citizens.stream()
            .filter(other -> other != one)
            .allMatch(other -> heard(other, one).size() >= saidTo(one, other).size());
  }

  private static List<String> saidTo(Citizen speaker, Citizen listener) {
    return speaker.said().stream()
        .filter(said -> said.to == listener)
        .map(said -> said.text)
        .toList();
  }

  private static List<String> heard(Citizen by, Citizen from) {
    return by.history(from).stream().filter(message -> !message.mine()).map(Message::text).toList();
  }

  private static List<String> ids(List<Message> messages) {
    return messages.isEmpty()
        ? Collections.emptyList()
        : messages.stream().map(message -> message.id().hex()).toList();
  }
}
