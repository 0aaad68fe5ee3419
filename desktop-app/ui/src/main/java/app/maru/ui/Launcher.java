package app.maru.ui;

import java.nio.file.Files;
import java.util.List;
import javafx.application.Application;

/// Starts the desktop client.
///
/// Not an `Application` itself, so that it also starts from a class path.
public final class Launcher {
  private static final int MISUSED = 2;
  private static final int NO_SCREEN = 3;

  private Launcher() {}

  /// Reads the options; then shows the window, or brings forward the one that has the profile open.
  public static void main(String[] args) {
    LogSettings.name();
    Thread.setDefaultUncaughtExceptionHandler(Ending::uncaught);
    try {
      Arguments arguments = Arguments.parse(List.of(args));
      if (!arguments.demo()
          && Door.knock(arguments.profile(), arguments.invitation(), Thread::startVirtualThread)) {
        return;
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Arguments.USAGE);
      System.exit(MISUSED);
    }
    Drawing.choose(System.getProperty("os.name", ""), System.getProperties(), Files::exists);
    try {
      Application.launch(App.class, args);
    } catch (UnsupportedOperationException e) {
      System.err.println("Maru finds no screen here: " + e.getMessage());
      System.err.println("maru-headless does without one.");
      System.exit(NO_SCREEN);
    }
    // All is closed. What AWT keeps of a panel that has gone would hold the process for ever.
    System.exit(0);
  }
}
