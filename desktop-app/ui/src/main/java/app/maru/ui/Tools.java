package app.maru.ui;

import app.maru.ui.attention.Desk;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.picture.SavePlace;
import app.maru.ui.update.NewVersions;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What a window needs from the world.
///
/// @param settings how it looks
/// @param keep stores the settings
/// @param pauses what is done later
/// @param clock the wall clock
/// @param nanoTime a monotonic clock
/// @param browse opens a link outside
/// @param place asks where a picture is to be kept
/// @param versions tells whether there is a newer one
/// @param desk what the system around the window offers
/// @param rest gives back what is not needed while nobody is there
record Tools(
    ScreenSettings settings,
    Consumer<Properties> keep,
    Pauses pauses,
    InstantSource clock,
    LongSupplier nanoTime,
    Consumer<String> browse,
    SavePlace place,
    NewVersions versions,
    Desk desk,
    Runnable rest) {
  /// Runs tasks on the screen's thread, later.
  ///
  /// @param calm when things have calmed down
  /// @param soon after a pause in typing
  /// @param idle when nobody may be there any more
  /// @param rest when nobody may write any more
  record Pauses(Executor calm, Executor soon, Idle.Later idle, Idle.Later rest) {}
}
