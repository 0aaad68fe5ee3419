package app.maru.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.crypto.SafetyNumber;
import app.maru.crypto.SeededRandom;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.primitive.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// One conversation with known randomness: a change of a single byte of the protocol shows here.
class GoldenTest {
  private final Map<String, String> values = new TreeMap<>();

  @Test
  void the_protocol_has_not_changed() throws Exception {
    Party[] pair = Party.pair(new SeededRandom(1));
    Party alice = pair[0];
    Party bob = pair[1];
    identity("alice", alice.identity);
    identity("bob", bob.identity);
    values.put(
        "safety-number", SafetyNumber.of(alice.identity.person(), bob.identity.person()).digits());
    PrekeyBundle bundle = bob.bundle(true);
    hashed("bundle", bundle.encode());
    alice.book = alice.book.initiate(alice.identity, bundle, alice.now, alice.random);
    Session begun = alice.book.active().orElseThrow();
    values.put("session", begun.id().hex());
    values.put("root-key", Bytes.of(begun.ratchet().rootKey()).hex());
    hashed("prefix", begun.prefix());
    for (int i = 1; i <= 3; i++) {
      byte[] question = alice.says("question " + i);
      hashed("body-" + i + "-question", question);
      bob.hears(question);
      byte[] answer = bob.says("answer " + i);
      hashed("body-" + i + "-answer", answer);
      alice.hears(answer);
    }
    values.put(
        "root-key-at-the-end",
        Bytes.of(alice.book.active().orElseThrow().ratchet().rootKey()).hex());

    StringBuilder lines = new StringBuilder();
    values.forEach((name, value) -> lines.append(name).append(" = ").append(value).append('\n'));
    assertThat(lines.toString()).isEqualTo(recorded());
  }

  private void identity(String who, Identity identity) {
    values.put(who + "-person", identity.person().hex());
    values.put(who + "-device", identity.device().hex());
    hashed(who + "-certificate", identity.certificate().encode());
    hashed(who + "-device-list", identity.deviceList().encode());
    hashed(who + "-link-proof", identity.proveLink(new byte[] {1, 2, 3}));
  }

  private void hashed(String name, byte[] bytes) {
    values.put("sha256-of-" + name, Bytes.of(Hashes.sha256(bytes)).hex());
  }

  private static String recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GoldenTest.class.getResourceAsStream("golden.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
