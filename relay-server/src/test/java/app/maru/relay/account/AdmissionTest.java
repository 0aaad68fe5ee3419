package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.Identity;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens in the one transaction that all wait for.
final class AdmissionTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final AccountOptions OPEN =
      new AccountOptions(EntryPolicy.OPEN, new Quota(1 << 20, 100), 100, 60);

  private final AccountStore store = AccountStore.inMemory("admission");

  @AfterEach
  void drop() throws AccountsException {
    store.drop();
  }

  @Test
  void a_stale_bundle_is_found_without_looking_into_it() throws Exception {
    Session session = store.connect();
    Admission admission = new Admission(OPEN);
    Household family = new Household(RANDOM, NOW);
    DeviceCertificate first = family.first().certificate();
    admission.decide(session, new Claim(first, family.list(), Optional.empty()), NOW);
    // Whoever decoded or verified this would stumble.
    PrekeyRows.putBundle(session, first.device(), 1, Bytes.of(new byte[100]));

    DeviceCertificate second = family.certify(Identity.create(RANDOM, NOW));
    family.nowHas(List.of(first, second), List.of());
    Claim newer = new Claim(second, family.list(), Optional.empty());
    assertThat(admission.decide(session, newer, NOW))
        .isInstanceOfSatisfying(
            Admission.Outcome.Admitted.class,
            admitted -> assertThat(admitted.stale()).containsExactly(first.device()));
    assertThat(PrekeyRows.bundle(session, first.device())).isEmpty();

    PrekeyRows.putBundle(session, first.device(), 2, Bytes.of(new byte[100]));
    admission.decide(session, newer, NOW);
    assertThat(PrekeyRows.bundle(session, first.device())).as("of the newest list").isPresent();
    store.disconnect(session);
  }
}
