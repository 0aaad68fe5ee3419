package app.maru.relay.bench;

import java.util.Locale;

/// Time and CPU spent between two moments, at the server and at the bench itself.
final class Cost {
  private final ServerProcess server;
  private final long start = System.nanoTime();
  private final double serverStart;
  private final double benchStart = ServerProcess.ownCpuSeconds();

  Cost(ServerProcess server) {
    this.server = server;
    this.serverStart = server.cpuSeconds();
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /// What so many messages took of the server and of the bench.
  String cpu(int messages) {
    double each = 100_000.0 / Math.max(1, messages);
    return String.format(
        Locale.ROOT,
        "%.2f CPU s (bench %.2f)",
        (server.cpuSeconds() - serverStart) * each,
        (ServerProcess.ownCpuSeconds() - benchStart) * each);
  }

  /// The same, with how many a second.
  String rate(int messages) {
    return String.format(Locale.ROOT, "%,.0f/s, %s", messages / seconds(), cpu(messages));
  }
}
