package app.maru.headless;

import app.maru.p2p.files.PrivateFiles;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Has the packed client say a few words once, so that Java writes down which classes and methods a
/// start needs: later starts take a fraction of the time.
final class Rehearsal {
  private static final int MESSAGES = 300;

  private Rehearsal() {}

  /// Works in the folder of the packed client.
  public static void main(String[] arguments) throws IOException {
    Path dist = Path.of(arguments[0]);
    Path lib = dist.resolve("lib");
    Files.writeString(lib.resolve("java-home"), System.getProperty("java.home"));
    Path cache = lib.resolve("maru.aot");
    Files.deleteIfExists(cache);
    Path profiles = Files.createTempDirectory("maru-rehearsal");
    try {
      rehearse(dist.resolve("bin/maru-headless").toString(), cache, profiles);
    } finally {
      PrivateFiles.deleteFolder(profiles);
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("no cache was written");
    }
  }

  private static void rehearse(String program, Path cache, Path profiles) {
    Map<String, String> home = Map.of("JAVA_HOME", System.getProperty("java.home"));
    Map<String, String> training =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "MARU_AOT_OPTION",
            "-XX:AOTCacheOutput=" + cache);
    try (HeadlessProcess alice =
            HeadlessProcess.launch(command(program, profiles.resolve("a"), "alice"), training);
        HeadlessProcess bob =
            HeadlessProcess.launch(command(program, profiles.resolve("b"), "bob"), home)) {
      JsonNode at = bob.call("profile.get").get("addresses").get(0);
      JsonNode met =
          alice.call("contact.request", "host", "127.0.0.1", "port", at.get("port").intValue());
      String personOfBob = met.get("personId").asText();
      String personOfAlice = alice.call("profile.get").get("personId").asText();
      for (int i = 0; i < MESSAGES; i++) {
        int number = i;
        alice.call("message.send", "personId", personOfBob, "text", "to bob " + number);
        bob.call("message.send", "personId", personOfAlice, "text", "to alice " + number);
        alice.event(
            "message.added", event -> event.get("text").asText().equals("to alice " + number));
      }
      JsonNode chats = alice.call("conversation.list");
      alice.call(
          "conversation.history",
          "conversationId",
          chats.get(0).get("conversationId").asText(),
          "limit",
          50);
      bob.end();
      if (alice.end() != 0) {
        throw new IllegalStateException(alice.errors());
      }
    }
  }

  private static List<String> command(String program, Path profile, String name) {
    return List.of(
        program,
        "--profile",
        profile.toString(),
        "--name",
        name,
        "--port",
        "0",
        "--no-discovery",
        "--auto-accept");
  }
}
