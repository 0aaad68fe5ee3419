package app.maru.headless;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// Somebody with a profile, whose client runs in a process that may die and come back.
final class Person implements AutoCloseable {
  private final Path profile;
  private final String name;
  private final List<String> options;
  private HeadlessProcess process;
  private final String id;
  private final int port;

  private Person(Path profile, String name, List<String> options) {
    this.profile = profile;
    this.name = name;
    this.options = options;
    this.process = run(0);
    JsonNode self = process.call("profile.get");
    this.id = self.get("personId").asText();
    this.port = self.at("/addresses/0/port").asInt();
  }

  /// Makes a profile below `folder` and starts; seen by those alone who know the port.
  static Person starts(Path folder, String name, String... options) {
    return new Person(folder.resolve(name), name, List.of(options));
  }

  private HeadlessProcess run(int listenOn) {
    List<String> all = new ArrayList<>(options);
    all.addAll(
        List.of(
            "--profile",
            profile.toString(),
            "--name",
            name,
            "--no-discovery",
            "--port",
            String.valueOf(listenOn)));
    return HeadlessProcess.start(Map.of(), List.of(), all.toArray(String[]::new));
  }

  /// Starts again after the process has ended, where it listened before.
  void startsAgain() {
    process = run(port);
    process.call("profile.get");
  }

  String id() {
    return id;
  }

  int port() {
    return port;
  }

  Path profile() {
    return profile;
  }

  HeadlessProcess process() {
    return process;
  }

  /// Dials the other and asks to become a contact.
  void asks(Person other) {
    asksAt(other.port);
  }

  /// The same by way of a port that leads to the other.
  void asksAt(int theirPort) {
    process.call("contact.request", "host", "127.0.0.1", "port", theirPort);
  }

  /// Waits for the other's request and agrees.
  void accepts(Person other) {
    process.event("contact.requested", event -> event.get("personId").asText().equals(other.id));
    process.call("contact.accept", "personId", other.id);
    process.event("contact.added", event -> event.get("personId").asText().equals(other.id));
    other.process.event("contact.added", event -> event.get("personId").asText().equals(id));
  }

  /// Both become contacts of each other.
  void befriends(Person other) {
    asks(other);
    other.accepts(this);
  }

  /// Says something; returns the message's id once it is on disk.
  String says(Person other, String text) {
    return process
        .call("message.send", "personId", other.id, "text", text)
        .get("messageId")
        .asText();
  }

  /// Waits until this process was told of a message with this text.
  JsonNode hears(String text) {
    return process.event("message.added", event -> event.get("text").asText().equals(text));
  }

  /// How often this process was told of a message with this text.
  long timesHeard(String text) {
    return process.events().stream()
        .filter(event -> event.get("type").asText().equals("message.added"))
        .filter(event -> event.get("text").asText().equals(text))
        .count();
  }

  /// Marks a message as seen.
  void reads(String messageId) {
    process.call("message.read", "messageId", messageId);
  }

  /// The id of the conversation with the other.
  String conversationWith(Person other) {
    for (JsonNode conversation : process.call("conversation.list")) {
      if (conversation.get("personId").asText().equals(other.id)) {
        return conversation.get("conversationId").asText();
      }
    }
    throw new AssertionError("no conversation");
  }

  /// The texts of the conversation with the other, the oldest first.
  List<String> history(Person other) {
    JsonNode page =
        process.call(
            "conversation.history", "conversationId", conversationWith(other), "limit", 500);
    return StreamSupport.stream(page.spliterator(), false)
        .map(message -> message.get("text").asText())
        .toList();
  }

  @Override
  public void close() {
    process.close();
  }
}
