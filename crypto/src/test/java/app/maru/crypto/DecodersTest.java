package app.maru.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.prekey.OneTimePrekey;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekey;
import app.maru.crypto.session.Introductions;
import app.maru.crypto.session.SessionBook;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever bytes arrive: a value or the declared error, nothing else.
class DecodersTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final int RUNS = 3_000;

  private final SeededRandom random = new SeededRandom(30);
  private final Identity me = Identity.create(random, NOW);
  private final SecretBytes key = SecretBytes.random(32, random);

  /// One that turns bytes into something.
  private interface Decoder {
    Object decode(byte[] input) throws DecodingException, DecryptionException;
  }

  @Test
  void certificates_and_lists() {
    hold(me.certificate().encode(), DeviceCertificate::decode);
    hold(me.deviceList().encode(), bytes -> DeviceList.decode(bytes, me.certificate()));
  }

  @Test
  void bundles() {
    SignedPrekey signed = SignedPrekey.create(me, 1, random, NOW);
    Optional<OneTimePrekey> oneTime = Optional.of(OneTimePrekey.create(me, 2, random));
    hold(PrekeyBundle.of(me, signed, oneTime).encode(), PrekeyBundle::decode);
    hold(signed.seal(me, key, random), bytes -> SignedPrekey.open(me, 1, bytes, key));
  }

  @Test
  void sealed_records() {
    SessionBook book = SessionBook.empty(me.person(), me.device());
    hold(me.seal(key, random), bytes -> Identity.open(bytes, key));
    hold(
        book.encode(key, random),
        bytes -> SessionBook.decode(me.person(), me.device(), bytes, key));
  }

  @Test
  void bodies() {
    SessionBook book = SessionBook.empty(me.person(), me.device());
    byte[] body = new byte[4_096];
    body[0] = 1;
    body[1] = 1;
    body[2] = 1;
    hold(body, bytes -> book.open(me, bytes, NOW));
    hold(body, Introductions::isIntroduction);
    hold(body, book::recognises);
  }

  private static void hold(byte[] good, Decoder decoder) {
    Random chance = new Random(31);
    for (int i = 0; i < RUNS; i++) {
      byte[] input =
          switch (i % 3) {
            case 0 -> Arrays.copyOf(good, chance.nextInt(good.length + 20));
            case 1 -> {
              byte[] flipped = good.clone();
              flipped[chance.nextInt(Math.min(good.length, 60))] = (byte) chance.nextInt(256);
              yield flipped;
            }
            default -> {
              byte[] noise = new byte[chance.nextInt(300)];
              chance.nextBytes(noise);
              if (noise.length > 3) {
                System.arraycopy(good, 0, noise, 0, 3);
              }
              yield noise;
            }
          };
      try {
        assertThat(decoder.decode(input)).isNotNull();
      } catch (DecodingException e) {
        assertThat(e.reason()).isNotNull();
      } catch (DecryptionException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
  }
}
