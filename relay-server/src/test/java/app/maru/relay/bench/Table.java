package app.maru.relay.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// All figures, told as they come and once more side by side.
final class Table {
  private final List<String> servers = new ArrayList<>();
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final long start = System.nanoTime();

  void add(String server, String workload, String figures) {
    System.out.printf(
        Locale.ROOT,
        "%5.0f s  %s: %s: %s%n",
        (System.nanoTime() - start) / 1e9,
        server,
        workload,
        figures);
    if (!servers.contains(server)) {
      servers.add(server);
    }
    rows.computeIfAbsent(workload, _ -> new LinkedHashMap<>()).put(server, figures);
  }

  void print() {
    System.out.println("\n| | " + String.join(" | ", servers) + " |");
    System.out.println("|---".repeat(servers.size() + 1) + "|");
    rows.forEach((workload, cells) -> {
      List<String> line = new ArrayList<>(List.of(workload));
      servers.forEach(server -> line.add(cells.getOrDefault(server, "–")));
      System.out.println("| " + String.join(" | ", line) + " |");
    });
  }
}
