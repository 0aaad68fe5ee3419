package app.maru.headless;

import app.maru.p2p.files.PrivateFiles;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Measures the packed client as its users start it: processes, pipes, real sockets, real disk.
///
/// `docs/benchmarks.md` says how to run it and what came out.
final class Benchmarks {
  private static final int WINDOW = 400;

  private final List<String> program;
  private final Path folder;

  private Benchmarks(Path dist, Path folder) {
    this.program = List.of(dist.resolve("bin/maru-headless").toString());
    this.folder = folder;
  }

  /// Arguments: the folder of the packed client, what to measure, how often.
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("maru-benchmark");
    Benchmarks benchmarks = new Benchmarks(Path.of(arguments[0]), folder);
    int times = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
    switch (arguments.length > 1 ? arguments[1] : "") {
      case "appear" -> benchmarks.appear(times > 0 ? times : 20);
      case "latency" -> benchmarks.latency(times > 0 ? times : 1000);
      case "throughput" -> benchmarks.throughput(times > 0 ? times : 20_000);
      case "start" -> benchmarks.start(times > 0 ? times : 100_000);
      case "catchup" -> benchmarks.catchUp(times > 0 ? times : 5_000);
      default ->
          throw new IllegalArgumentException("appear, latency, throughput, start or catchup");
    }
    PrivateFiles.deleteFolder(folder);
  }

  /// The second client's start → both see each other.
  private void appear(int times) {
    try (Lab lab = Lab.of(2);
        HeadlessProcess alice = open(lab.in(1), "alice")) {
      String personOfAlice = alice.call("profile.get").get("personId").asText();
      HeadlessProcess once = open(lab.in(2), "bob");
      String personOfBob = once.call("profile.get").get("personId").asText();
      once.end();
      List<Long> started = new ArrayList<>();
      List<Long> seen = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        alice.forget(false);
        long begin = System.nanoTime();
        try (HeadlessProcess bob = open(lab.in(2), "bob")) {
          bob.call("profile.get");
          started.add(System.nanoTime() - begin);
          bob.event("person.appeared", event -> is(event, "personId", personOfAlice));
          alice.event("person.appeared", event -> is(event, "personId", personOfBob));
          seen.add(System.nanoTime() - begin);
          bob.end();
        }
        alice.event("person.left");
      }
      report("start of the second client to its first answer", started);
      report("start of the second client until both see each other", seen);
    }
  }

  /// `message.send` is written → `message.added` is read at the other end.
  private void latency(int times) {
    try (HeadlessProcess alice = open(List.of(), "alice", "--no-discovery");
        HeadlessProcess bob = open(List.of(), "bob", "--no-discovery")) {
      String personOfBob = meet(alice, bob);
      List<Long> acknowledged = new ArrayList<>();
      List<Long> heard = new ArrayList<>();
      List<Long> delivered = new ArrayList<>();
      for (int i = -times / 5; i < times; i++) {
        String text = "message " + i;
        long begin = System.nanoTime();
        String id =
            alice
                .call("message.send", "personId", personOfBob, "text", text)
                .get("messageId")
                .asText();
        long onDisk = System.nanoTime();
        bob.event("message.added", event -> is(event, "text", text));
        long there = System.nanoTime();
        alice.awaitState(id, "delivered");
        // The first ones warm both machines up.
        if (i >= 0) {
          acknowledged.add(onDisk - begin);
          heard.add(there - begin);
          delivered.add(System.nanoTime() - begin);
        }
        alice.forget(false);
        bob.forget(false);
      }
      report("send → on the sender's disk", acknowledged);
      report("send → message.added at the other", heard);
      report("send → delivered at the sender", delivered);
    }
  }

  /// One conversation at full speed, durable at both ends.
  private void throughput(int messages) {
    try (HeadlessProcess alice = open(List.of(), "alice", "--no-discovery");
        HeadlessProcess bob = open(List.of(), "bob", "--no-discovery")) {
      String personOfBob = meet(alice, bob);
      pour(alice, bob, personOfBob, messages / 10);
      Duration before = cpu(alice).plus(cpu(bob));
      long begin = System.nanoTime();
      pour(alice, bob, personOfBob, messages);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double cpu = cpu(alice).plus(cpu(bob)).minus(before).toMillis() / 1e3;
      say("messages a second, one conversation, durable at both ends", messages / seconds);
      say("CPU seconds per 100,000 messages, both ends together", cpu * 100_000 / messages);
      alice.end();
      bob.end();
    }
  }

  /// Start and rest with many stored messages.
  private void start(int messages) throws Exception {
    try (HeadlessProcess alice = open(List.of(), "alice", "--no-discovery");
        HeadlessProcess bob = open(List.of(), "bob", "--no-discovery")) {
      pour(alice, bob, meet(alice, bob), messages);
      bob.end();
      alice.end();
    }
    say("size of the profile, MiB", size(folder.resolve("bob")) / 1024.0 / 1024);
    List<Long> started = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      long begin = System.nanoTime();
      try (HeadlessProcess bob = open(List.of(), "bob")) {
        JsonNode chats = bob.call("conversation.list");
        String conversation = chats.get(0).get("conversationId").asText();
        if (bob.call("conversation.history", "conversationId", conversation).size() != 50) {
          throw new IllegalStateException("no history");
        }
        started.add(System.nanoTime() - begin);
        bob.end();
      }
    }
    report("start → list of chats and the newest 50 messages", started);
    try (HeadlessProcess bob = open(List.of(), "bob")) {
      bob.call("profile.get");
      idle(bob, Duration.ofSeconds(10));
      Duration before = cpu(bob);
      idle(bob, Duration.ofSeconds(60));
      say("idle CPU, ms a minute", (double) cpu(bob).minus(before).toMillis());
      say("idle memory (RSS), MiB", residentKib(bob) / 1024.0);
    }
  }

  /// Mail that waits at a relay → on the disk of a client that has just been started, and how soon
  /// that client answers meanwhile.
  private void catchUp(int messages) throws Exception {
    try (RelayProcess relay = RelayProcess.starts(folder.resolve("relay"))) {
      String[] far = {"--no-discovery", "--relay", relay.link()};
      String personOfAlice;
      try (HeadlessProcess alice = open(List.of(), "alice", far)) {
        personOfAlice = alice.call("profile.get").get("personId").asText();
        leaveAtRelay(alice, far, messages);
        alice.end();
      }
      long begin = System.nanoTime();
      try (HeadlessProcess bob = open(List.of(), "bob", far)) {
        bob.call("profile.get");
        long started = System.nanoTime();
        List<Long> lists = new ArrayList<>();
        List<Long> sends = new ArrayList<>();
        while (bob.count("message.added", "") < messages) {
          lists.add(timed(() -> bob.call("conversation.list")));
          sends.add(
              timed(() ->
                  bob.call("message.send", "personId", personOfAlice, "text", "typed meanwhile")));
          idle(bob, Duration.ofMillis(20));
        }
        say("caught up on " + messages + ", s after exec", (System.nanoTime() - begin) / 1e9);
        say("of which after the first answer", (System.nanoTime() - started) / 1e9);
        say("CPU seconds of the client", cpu(bob).toMillis() / 1e3);
        report("conversation.list meanwhile", lists);
        report("message.send meanwhile, on the disk", sends);
        bob.end();
      }
    }
  }

  /// Two become contacts over a relay; one of them goes, the other writes on.
  private void leaveAtRelay(HeadlessProcess alice, String[] far, int messages) {
    String personOfBob;
    isLetIn(alice);
    try (HeadlessProcess bob = open(List.of(), "bob", far)) {
      isLetIn(bob);
      personOfBob = bob.call("profile.get").get("personId").asText();
      alice.call("contact.request", "personId", personOfBob);
      alice.event("contact.added");
      String first =
          alice
              .call("message.send", "personId", personOfBob, "text", "hello")
              .get("messageId")
              .asText();
      alice.awaitState(first, "delivered");
      bob.end();
    }
    alice.forget(true);
    long begin = System.nanoTime();
    for (int i = 1; i <= messages; i++) {
      alice.send("message.send", "personId", personOfBob, "text", "while you are away, " + i);
      if (i % WINDOW == 0) {
        awaitState(alice, "sent", i - WINDOW);
      }
    }
    awaitState(alice, "sent", messages);
    say("messages a second left at the relay", messages * 1e9 / (System.nanoTime() - begin));
  }

  private static void isLetIn(HeadlessProcess process) {
    process.event("relay.changed", event -> is(event, "state", "connected"));
  }

  private static long timed(Runnable action) {
    long begin = System.nanoTime();
    action.run();
    return System.nanoTime() - begin;
  }

  private static void idle(HeadlessProcess process, Duration time) throws InterruptedException {
    if (process.process().waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("ended");
    }
  }

  /// Sends with at most so many on the way, and waits until all are delivered.
  private static void pour(HeadlessProcess alice, HeadlessProcess bob, String to, int messages) {
    alice.forget(true);
    bob.forget(true);
    for (int i = 0; i < messages; i++) {
      alice.send("message.send", "personId", to, "text", "a message of usual length, number " + i);
      if (i >= WINDOW && i % (WINDOW / 2) == 0) {
        awaitCount(bob, "message.added", i - WINDOW);
      }
    }
    awaitCount(bob, "message.added", messages);
    awaitState(alice, "delivered", messages);
    alice.forget(false);
    bob.forget(false);
  }

  private static void awaitCount(HeadlessProcess process, String type, int count) {
    process.await(
        count + " times " + type,
        () -> process.count(type, "") >= count ? Optional.of(count) : Optional.empty());
  }

  private static void awaitState(HeadlessProcess alice, String state, int count) {
    alice.await(
        count + " " + state,
        () -> alice.count("message.state", state) >= count ? Optional.of(count) : Optional.empty());
  }

  private String meet(HeadlessProcess alice, HeadlessProcess bob) {
    int port = bob.call("profile.get").at("/addresses/0/port").asInt();
    String person =
        alice.call("contact.request", "host", "127.0.0.1", "port", port).get("personId").asText();
    alice.event("contact.added");
    return person;
  }

  private HeadlessProcess open(List<String> before, String name, String... options) {
    List<String> command = new ArrayList<>(before);
    command.addAll(program);
    command.addAll(List.of("--profile", folder.resolve(name).toString(), "--name", name));
    command.addAll(List.of("--port", "0", "--auto-accept"));
    command.addAll(List.of(options));
    return HeadlessProcess.launch(command, Map.of("JAVA_HOME", System.getProperty("java.home")));
  }

  private static boolean is(JsonNode event, String field, String value) {
    return event.get(field).asText().equals(value);
  }

  private static Duration cpu(HeadlessProcess process) {
    return process.process().toHandle().info().totalCpuDuration().orElseThrow();
  }

  private static long residentKib(HeadlessProcess process) throws IOException {
    for (String line :
        Files.readAllLines(Path.of("/proc", String.valueOf(process.process().pid()), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }

  private static long size(Path path) throws IOException {
    try (var files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void report(String what, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s, ms | n=%d | p50 %.1f | p95 %.1f | max %.1f |",
            what,
            sorted.length,
            percentile(sorted, 50) / 1e6,
            percentile(sorted, 95) / 1e6,
            Arrays.stream(sorted).max().orElse(0) / 1e6));
  }

  private static long percentile(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  private static void say(String what, double value) {
    System.out.println(String.format(Locale.ROOT, "| %s | %.1f |", what, value));
  }
}
