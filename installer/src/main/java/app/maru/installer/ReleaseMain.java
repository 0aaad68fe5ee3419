package app.maru.installer;

import app.maru.crypto.Bytes;
import app.maru.crypto.ReleaseKey;
import app.maru.crypto.SecretBytes;
import app.maru.messaging.release.Release;
import app.maru.messaging.release.ReleaseException;
import app.maru.messaging.release.ReleaseFile;
import app.maru.p2p.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// For who publishes releases: makes the key, tells the news of a release, and checks them.
public final class ReleaseMain {
  static final String USAGE =
      """
      Usage:
        keys FILE        makes a private key in a new file, and prints the public one
        sign --key FILE --packages DIR --at URL --page URL --version V --minimum V --out FILE [--days 60]
                         tells of the packages in DIR, which will lie at URL, and signs that
        verify --key HEX FILE
                         whether a file was signed with that public key and still counts\
      """;

  private static final int FAILED = 1;

  /// Whoever has not published anything for so long has lost the key, or somebody withholds news.
  private static final String DAYS = "60";

  private static final Set<String> OPTIONS =
      Set.of("--key", "--packages", "--at", "--page", "--version", "--minimum", "--out", "--days");

  private final InstantSource clock;
  private final SecureRandom random;

  ReleaseMain(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /// Does what is asked for.
  public static void main(String[] args) {
    try {
      ReleaseMain program = new ReleaseMain(InstantSource.system(), new SecureRandom());
      System.out.println(program.run(List.of(args)));
    } catch (PackagingException e) {
      System.err.println(e.getMessage());
      System.exit(FAILED);
    }
  }

  /// Does what is asked for.
  ///
  /// @return what to tell
  String run(List<String> words) throws PackagingException {
    try {
      return switch (words.isEmpty() ? "" : words.getFirst()) {
        case "keys" -> keys(Path.of(words.get(1)));
        case "sign" -> sign(options(words.subList(1, words.size())));
        case "verify" ->
            verify(options(words.subList(1, words.size() - 1)), Path.of(words.getLast()));
        default -> throw new PackagingException(USAGE);
      };
    } catch (IOException | ReleaseException e) {
      throw new PackagingException("Not done: " + e, e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new PackagingException(e.getMessage() + "\n" + USAGE, e);
    }
  }

  private String keys(Path file) throws IOException {
    try (SecretBytes secret = ReleaseKey.generate(random)) {
      PrivateFiles.create(file).close();
      Files.writeString(file, HexFormat.of().formatHex(secret.copy()) + "\n");
      return "public key: "
          + ReleaseKey.of(secret).bytes().hex()
          + "\nKeep "
          + file
          + " where only you can read it: whoever has it can tell people to install anything.";
    }
  }

  private String sign(Map<String, String> options)
      throws IOException, PackagingException, ReleaseException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    long days = Long.parseLong(options.getOrDefault("--days", DAYS));
    String json =
        new ReleaseNews(
                wanted(options, "--version"),
                wanted(options, "--minimum"),
                now,
                now.plus(days, ChronoUnit.DAYS),
                wanted(options, "--page"))
            .of(Path.of(wanted(options, "--packages")), wanted(options, "--at"));
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    // What no client would understand is not signed.
    Release release = ReleaseFile.parse(bytes);
    Path out = Path.of(wanted(options, "--out"));
    try (SecretBytes secret = secret(Path.of(wanted(options, "--key")))) {
      Files.write(out, ReleaseFile.sign(secret, bytes));
      return "%s: version %s, %d packages, until %s, signed by %s"
          .formatted(
              out,
              release.version(),
              release.files().size(),
              release.expires(),
              ReleaseKey.of(secret).bytes().hex());
    }
  }

  private String verify(Map<String, String> options, Path file)
      throws IOException, PackagingException, ReleaseException {
    ReleaseKey key = new ReleaseKey(Bytes.ofHex(wanted(options, "--key")));
    Release release =
        ReleaseFile.open(Files.readAllBytes(file), key, clock.instant(), Instant.EPOCH);
    return "signed at %s: version %s, at least %s, %d packages, until %s"
        .formatted(
            release.signedAt(),
            release.version(),
            release.minimum(),
            release.files().size(),
            release.expires());
  }

  private static SecretBytes secret(Path file) throws IOException {
    byte[] seed = HexFormat.of().parseHex(Files.readString(file).strip());
    try {
      if (seed.length != ReleaseKey.SECRET_SIZE) {
        throw new IllegalArgumentException(file + " is no private key");
      }
      return SecretBytes.of(seed.clone());
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  private static Map<String, String> options(List<String> words) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      if (!OPTIONS.contains(words.get(i))) {
        throw new IllegalArgumentException("There is no option " + words.get(i) + ".");
      }
      options.put(words.get(i), words.get(i + 1));
    }
    return options;
  }

  private static String wanted(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing.");
    }
    return value;
  }
}
