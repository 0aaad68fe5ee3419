package app.maru.p2p.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A switch and some hosts with a cable each. Hosts are counted from 1; host `n` has the address
/// `10.77.0.n`.
///
/// The script does the work; this class names what it can do and cleans up.
public final class NetworkLab implements AutoCloseable {
  private static final Path SCRIPT = Path.of("src/test/lab/lab.sh").toAbsolutePath();
  private static final long SCRIPT_SECONDS = 30;

  private final String name;

  private NetworkLab(String name) {
    this.name = name;
  }

  /// A lab, or a skipped test with a sentence that can't be missed.
  public static NetworkLab openOrSkip(int hosts) {
    return openOrSkip("up", Integer.toString(hosts));
  }

  /// The same without IPv6, over which a link may outlive what is done to IPv4.
  public static NetworkLab openIpv4OrSkip(int hosts) {
    return openOrSkip("up", Integer.toString(hosts), "ipv4");
  }

  private static NetworkLab openOrSkip(String... up) {
    NetworkLab lab = new NetworkLab("maru-t" + ProcessHandle.current().pid());
    String reason = lab.script("check").strip();
    if (!reason.isEmpty()) {
      String sentence =
          "NOT TESTED: no network namespaces here (" + reason + "); run the tests as root for this";
      System.err.println(sentence);
      Assumptions.abort(sentence);
    }
    lab.script(up);
    return lab;
  }

  /// Takes the cable out.
  public void pull(int host) {
    script("pull", Integer.toString(host));
  }

  /// Puts the cable back.
  public void plug(int host) {
    script("plug", Integer.toString(host));
  }

  /// The host's address becomes `10.77.0.last`.
  public void move(int host, int last) {
    script("move", Integer.toString(host), Integer.toString(last));
  }

  /// Whether the switch lets multicast through.
  public void multicast(boolean passes) {
    script("multicast", passes ? "on" : "off");
  }

  /// Starts the `main` of a class of the tests in a Java of its own on a host.
  public HostProcess start(int host, Class<?> main, String... arguments) {
    List<String> command = command("run", Integer.toString(host));
    command.addAll(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp", classPath()));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return HostProcess.start(command, environment());
  }

  /// Ends what runs in the hosts and removes them.
  @Override
  public void close() {
    script("down");
  }

  private List<String> environment() {
    return List.of("LAB", name);
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// The tests run as a module, the hosts' programs need not.
  private static String classPath() {
    return String.join(
        ":",
        Path.of("target/test-classes").toAbsolutePath().toString(),
        System.getProperty("jdk.module.path", ""),
        System.getProperty("java.class.path", ""));
  }

  private String script(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
    builder.environment().put("LAB", name);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(SCRIPT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("lab " + String.join(" ", arguments) + ": " + said);
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
