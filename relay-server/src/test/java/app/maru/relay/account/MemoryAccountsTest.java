package app.maru.relay.account;

import org.junit.jupiter.api.AfterEach;

/// The contract in memory, as towns of tests have it.
final class MemoryAccountsTest implements AccountsContract, AttendanceContract, FloodContract {
  private final AccountStore store = AccountStore.inMemory("contract");

  @AfterEach
  void drop() throws AccountsException {
    store.drop();
  }

  @Override
  public AccountStore store() {
    return store;
  }
}
