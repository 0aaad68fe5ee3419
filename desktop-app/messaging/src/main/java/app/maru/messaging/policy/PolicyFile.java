package app.maru.messaging.policy;

import app.maru.messaging.json.JsonException;
import app.maru.messaging.json.JsonObject;
import app.maru.messaging.policy.Policy.NameSource;
import app.maru.messaging.policy.Policy.Rule;
import app.maru.messaging.policy.PolicyException.Reason;
import app.maru.p2p.relay.RelayInvitation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The file that an administrator lays down.
///
/// A setting that is misspelt or can't be understood makes the whole file unusable, because nobody
/// can tell what else was meant.
///
/// @param path where it is, or would be
/// @param trust whose file counts
record PolicyFile(Path path, Trust trust) {
  /// Eight relays and a few words are far smaller.
  static final int MAX_BYTES = 64 * 1024;

  /// As many as a profile can have.
  static final int MAX_RELAYS = 8;

  /// Where Windows has it unless it says otherwise.
  private static final Path PROGRAM_DATA = Path.of("C:\\ProgramData");

  /// Where this computer has its policy.
  static PolicyFile ofThisComputer() {
    return of(System.getProperty("os.name", ""), Windows::programData);
  }

  /// Where a system has it.
  ///
  /// @param programData what Windows itself says of its place, and no variable: that is whatever
  ///   the person has set
  static PolicyFile of(String system, Supplier<Optional<Path>> programData) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path place = programData.get().orElse(PROGRAM_DATA);
      return new PolicyFile(
          place.resolve("Maru").resolve("policy.json"), Windows::isAdministrators);
    }
    return new PolicyFile(
        os.startsWith("mac")
            ? Path.of("/Library/Application Support/Maru/policy.json")
            : Path.of("/etc/maru/policy.json"),
        Trust.ROOT);
  }

  /// Whether there is one, or could be: where one may not look, something was hidden.
  boolean exists() {
    return !Files.notExists(path);
  }

  /// Reads it; it must be there.
  Policy read() throws PolicyException {
    try {
      if (!trust.isIn(path)) {
        throw new PolicyException(Reason.NOT_TRUSTED, "", null);
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(path)) {
        bytes = in.readNBytes(MAX_BYTES + 1);
      }
      if (bytes.length > MAX_BYTES) {
        throw new PolicyException(Reason.TOO_LARGE, "", null);
      }
      return parse(bytes);
    } catch (IOException e) {
      throw new PolicyException(Reason.UNREADABLE, "", e);
    }
  }

  static Policy parse(byte[] bytes) throws PolicyException {
    try {
      JsonObject file = JsonObject.parse(bytes);
      Policy policy =
          new Policy(name(file), relays(file), rule(file, "discovery"), rule(file, "updates"));
      file.nothingElse();
      return policy;
    } catch (JsonException e) {
      Reason reason =
          switch (e.reason()) {
            case SYNTAX -> Reason.SYNTAX;
            case UNKNOWN -> Reason.UNKNOWN_SETTING;
            case KIND, MISSING -> Reason.WRONG_VALUE;
          };
      throw new PolicyException(reason, e.where(), e);
    }
  }

  private static NameSource name(JsonObject file) throws JsonException, PolicyException {
    return switch (file.text("name").orElse("typed")) {
      case "typed" -> NameSource.TYPED;
      case "account" -> NameSource.ACCOUNT;
      default -> throw new PolicyException(Reason.WRONG_VALUE, "name", null);
    };
  }

  private static List<RelayInvitation> relays(JsonObject file)
      throws JsonException, PolicyException {
    List<RelayInvitation> relays = new ArrayList<>();
    for (String link : file.texts("relays")) {
      relays.add(
          RelayInvitation.parse(link)
              .orElseThrow(() -> new PolicyException(Reason.WRONG_VALUE, "relays", null)));
    }
    if (relays.size() > MAX_RELAYS) {
      throw new PolicyException(Reason.WRONG_VALUE, "relays", null);
    }
    return relays;
  }

  private static Rule rule(JsonObject file, String name) throws JsonException {
    return file.flag(name).map(on -> on ? Rule.ON : Rule.OFF).orElse(Rule.CHOICE);
  }
}
