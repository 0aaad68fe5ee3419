package app.maru.ui.look;

import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the clock of the screen stand still while nothing is drawn.
///
/// JavaFX 26 asks 60 times a second whether anything has to be drawn, and tells its clock to pause
/// when nothing has for a while. On Linux that clock goes on all the same, which costs a window
/// that only stands there more than all else it does. Here the clock is stopped and started
/// instead.
///
/// Reaches into JavaFX, which whoever starts the program must allow. On other systems, where it was
/// not tried, and where JavaFX is made otherwise, the clock is left as it is.
public final class RestingClock {
  private static final Logger LOG = LoggerFactory.getLogger(RestingClock.class);
  private static final int MS_PER_SECOND = 1000;

  private RestingClock() {}

  /// Takes the place of the toolkit's clock. On the screen's thread, when it is running.
  ///
  /// @param system the name of the operating system
  public static void install(String system) {
    if (!system.equals("Linux")) {
      return;
    }
    try {
      replace();
    } catch (NoSuchFieldException _) {
      // This JavaFX keeps time otherwise.
    } catch (IllegalAccessException | InaccessibleObjectException | IllegalAccessError _) {
      LOG.warn(
          "started without --add-opens for javafx.graphics: a window at rest takes more power");
    }
  }

  /// Takes the place of the clock, unless it has been done.
  ///
  /// @return the clock, if there was one to replace
  static Optional<Clock> replace() throws NoSuchFieldException, IllegalAccessException {
    Toolkit toolkit = Toolkit.getToolkit();
    Field place = opened(toolkit, "pulseTimer");
    Object tick = opened(toolkit, "timerRunnable").get(toolkit);
    if (place.get(toolkit) instanceof Timer restless
        && !(restless instanceof Clock)
        && tick instanceof Runnable runnable) {
      restless.stop();
      Clock clock = new Clock(runnable, restless);
      place.set(toolkit, clock);
      clock.start(MS_PER_SECOND / toolkit.getRefreshRate());
      return Optional.of(clock);
    }
    return Optional.empty();
  }

  private static Field opened(Toolkit toolkit, String name) throws NoSuchFieldException {
    Field field = toolkit.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /// Starts and stops another clock. Its caller holds the lock of this one.
  static final class Clock extends Timer {
    /// JavaFX takes 0 for a clock that could not be started.
    private static final long RUNNING = 1;

    private final Runnable tick;
    private final Timer restless;
    private int period;
    private boolean resting;

    /// @param tick what the other one does each time
    /// @param restless the clock that can't pause, stopped
    Clock(Runnable tick, Timer restless) {
      super(tick);
      this.tick = tick;
      this.restless = restless;
    }

    /// Whether it stands still until something is to be drawn.
    synchronized boolean resting() {
      return resting;
    }

    @Override
    protected long _start(Runnable runnable) {
      throw new IllegalStateException("needs a period");
    }

    @Override
    protected long _start(Runnable runnable, int period) {
      this.period = period;
      resting = false;
      restless.start(period);
      return RUNNING;
    }

    @Override
    protected void _stop(long timer) {
      restless.stop();
    }

    @Override
    protected void _pause(long timer) {
      resting = true;
      restless.stop();
    }

    @Override
    protected void _resume(long timer) {
      if (resting) {
        resting = false;
        restless.start(period);
        // What is asked for after a rest needn't wait for the clock's first stroke.
        tick.run();
      }
    }
  }
}
