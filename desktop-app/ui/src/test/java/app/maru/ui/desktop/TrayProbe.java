package app.maru.ui.desktop;

import app.maru.ui.attention.Tray;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A process of its own with a sign in the tray: only one that was started with a screen has AWT.
/// Takes a colour to be shown, or `hide`, a line each; says what is told and chosen.
final class TrayProbe {
  private static final int SIZE = 32;

  private TrayProbe() {}

  public static void main(String[] args) throws IOException {
    try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        AwtTray tray = new AwtTray(background);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      tray.watch(there -> say("there " + there), act -> say("chosen " + act));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("hide")) {
          tray.hide();
        } else {
          tray.show(face(Integer.parseUnsignedInt(line, 16)));
        }
      }
    }
    System.exit(0);
  }

  private static Tray.Face face(int argb) {
    int[] points = new int[SIZE * SIZE];
    Arrays.fill(points, argb);
    return new Tray.Face(
        "Maru",
        true,
        true,
        List.of("Open Maru", "방해 금지", "Quit"),
        List.of(new Tray.Picture(SIZE, points)));
  }

  private static void say(String words) {
    System.out.println(words);
    System.out.flush();
  }
}
