package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is installed together.
///
/// @param name of the package and of the first launcher
/// @param title for people
/// @param launchers the first one gives the image its name
/// @param modulePath jars that become part of its Java
/// @param modules of Java that it needs
record Product(
    String name,
    String title,
    List<Launcher> launchers,
    List<Path> modulePath,
    List<String> modules) {

  /// What JavaFX, H2, Logback, Netty and the file systems in jars ask for; Korean and English
  /// dates.
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.sql",
          "java.xml",
          "jdk.crypto.ec",
          "jdk.localedata",
          "jdk.unsupported",
          "jdk.zipfs");

  private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  /// As in the start scripts: the heap stays close to what is in use.
  private static final List<String> SMALL = join(List.of("-XX:+UseSerialGC"), QUIET);

  /// Says which of Java's compilers sees what of the window; lies beside its jars.
  static final String COMPILERS = "compilers.json";

  /// Has the window's surroundings made ready by its start script; lies there too.
  private static final String SURROUNDINGS = "maru.sh";

  /// As in its start script, which says why.
  static final List<String> WINDOW =
      join(
          SMALL,
          List.of(
              "-XX:+UnlockDiagnosticVMOptions",
              "-XX:-DisplayVMOutput",
              "-XX:CompilerDirectivesFile=" + StartScript.APP + "/" + COMPILERS,
              "-XX:+UseCompactObjectHeaders",
              "-XX:ReservedCodeCacheSize=240m",
              "-Xms40m",
              "-Xmx384m",
              "-XX:MinHeapFreeRatio=5",
              "-XX:MaxHeapFreeRatio=10",
              "-XX:-ShrinkHeapInSteps",
              "-XX:MarkSweepAlwaysCompactCount=1",
              "-XX:SoftRefLRUPolicyMSPerMB=100",
              "-Xmn24m",
              "-XX:TrimNativeHeapInterval=60000",
              "--enable-native-access=javafx.graphics,ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "--add-opens=javafx.graphics/com.sun.javafx.text=ALL-UNNAMED",
              "--add-opens=javafx.graphics/com.sun.javafx.font.freetype=ALL-UNNAMED",
              "--add-exports=javafx.graphics/com.sun.glass.ui=ALL-UNNAMED",
              "--add-exports=javafx.graphics/com.sun.javafx.tk=ALL-UNNAMED",
              "--add-opens=javafx.graphics/com.sun.javafx.tk.quantum=ALL-UNNAMED"));

  /// As in its start script, which says why.
  private static final List<String> RELAY =
      join(
          QUIET,
          List.of(
              "-XX:+ExitOnOutOfMemoryError",
              "-XX:+UseCompactObjectHeaders",
              "-XX:G1PeriodicGCInterval=300000",
              "-Dio.netty.leakDetection.level=disabled"));

  /// A container has its memory for itself, and Java would take a quarter: the index of all waiting
  /// mail needs more. What is left is for buffers, programs and the commands that are typed.
  private static final List<String> CONTAINED = List.of("-XX:MaxRAMPercentage=60");

  private static final List<String> NATIVE =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  /// What the window makes when it has shown all that is to be rehearsed.
  private static final String REPORT = "maru.rehearsed";

  /// What it rehearses with: Java remembers only of code that never met the second compiler that
  /// the first is enough, and says on demand what its threads do.
  private static final List<String> REHEARSED =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+DisplayVMOutput",
          "-Dglass.platform=Headless",
          "-Dmaru.rehearsal=" + REPORT);

  Product {
    launchers = List.copyOf(launchers);
    modulePath = List.copyOf(modulePath);
    modules = List.copyOf(modules);
  }

  /// The window, and the client without one.
  ///
  /// @param desktop the distribution of the window
  /// @param headless the distribution without a screen
  static Product desktop(Path desktop, Path headless) throws IOException {
    List<Path> plain = jars(headless.resolve("lib"));
    Launcher window =
        new Launcher(
            "maru",
            "app.maru.ui.Launcher",
            first("maru-ui", unsigned(jars(desktop.resolve("lib")), plain)),
            List.of(
                desktop.resolve("lib").resolve(COMPILERS),
                desktop.resolve("lib").resolve(SURROUNDINGS)),
            WINDOW,
            new Launcher.Rehearsal(
                REHEARSED,
                List.of("--profile", "rehearsal", "--no-discovery", "--port", "0"),
                Optional.of(REPORT)));
    Launcher bot =
        new Launcher(
            "maru-headless",
            "app.maru.headless.Main",
            first("maru-headless", plain),
            join(SMALL, NATIVE),
            new Launcher.Rehearsal(
                List.of(),
                List.of(
                    "--profile",
                    RehearsalRun.profiles(System.getProperty("os.name", "")) + "/rehearsal",
                    "--name",
                    "Maru",
                    "--no-discovery",
                    "--port",
                    "0")));
    return new Product(
        "maru",
        "Maru",
        List.of(window, bot),
        jars(desktop.resolve("fx")),
        join(
            MODULES,
            List.of(
                "java.desktop",
                "java.net.http",
                "javafx.controls",
                "jdk.net",
                "jdk.security.auth")));
  }

  /// The relay.
  static Product relay(Path relay) throws IOException {
    return relay(relay, List.of());
  }

  /// The relay, alone in a container.
  static Product containedRelay(Path relay) throws IOException {
    return relay(relay, CONTAINED);
  }

  private static Product relay(Path relay, List<String> memory) throws IOException {
    Launcher server =
        new Launcher(
            "maru-relay",
            "app.maru.relay.Main",
            first("maru-relay-server", jars(relay.resolve("lib"))),
            join(join(RELAY, memory), NATIVE),
            new Launcher.Rehearsal(
                List.of(),
                List.of("--data", "relay", "--port", "0", "--discovery", "off", "--qr", "off")));
    return new Product(
        "maru-relay",
        "Maru relay",
        List.of(server),
        List.of(),
        join(MODULES, List.of("jdk.httpserver", "jdk.management", "java.net.http")));
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /// Java remembers nothing of classes from a signed jar, and nobody relies on that signature.
  private static List<Path> unsigned(List<Path> jars, List<Path> others) {
    Stream<Path> plain =
        others.stream().filter(jar -> jar.getFileName().toString().equals("bouncycastle.jar"));
    return Stream.concat(
            jars.stream().filter(jar -> !jar.getFileName().toString().startsWith("bcprov-")), plain)
        .toList();
  }

  /// The program's own jar first: it has the settings of the log.
  private static List<Path> first(String name, List<Path> jars) {
    return jars.stream()
        .sorted(
            java.util.Comparator.comparing(
                jar -> !jar.getFileName().toString().startsWith(name + "-")))
        .toList();
  }

  private static List<String> join(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
