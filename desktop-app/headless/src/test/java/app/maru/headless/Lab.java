package app.maru.headless;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Hosts with a cable each to one switch, made of network namespaces on this computer.
final class Lab implements AutoCloseable {
  private static final Path SCRIPT = Path.of("../../p2p/src/test/lab/lab.sh");

  private final String name = "maru-t" + ProcessHandle.current().pid();

  private Lab() {}

  /// A switch with so many hosts, or a test that says loudly that it is skipped.
  static Lab of(int hosts) {
    Lab lab = new Lab();
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux");
    String problem = linux && Files.exists(SCRIPT) ? lab.run("check") : "not Linux";
    if (!problem.isBlank()) {
      System.err.println("SKIPPED: no network namespaces: " + problem.strip());
    }
    assumeTrue(problem.isBlank(), "SKIPPED: no network namespaces: " + problem.strip());
    lab.run("up", String.valueOf(hosts));
    return lab;
  }

  /// What to put before a command to run it in a host.
  List<String> in(int host) {
    return List.of("ip", "netns", "exec", name + "-h" + host);
  }

  /// Takes a host's cable out.
  void pull(int host) {
    run("pull", String.valueOf(host));
  }

  /// Puts it back.
  void plug(int host) {
    run("plug", String.valueOf(host));
  }

  /// Gives a host another address on the same network.
  void move(int host, int last) {
    run("move", String.valueOf(host), String.valueOf(last));
  }

  /// Whether the switch lets multicast pass.
  void multicast(boolean passes) {
    run("multicast", passes ? "on" : "off");
  }

  /// Whether the switch keeps hosts apart.
  void isolate(boolean apart) {
    run("isolate", apart ? "on" : "off");
  }

  @Override
  public void close() {
    run("down");
  }

  private String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LAB", name);
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
