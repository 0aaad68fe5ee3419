package app.maru.installer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The system that packages are made on, as far as a rehearsal depends on it.
interface Machine {
  /// How long a step takes.
  Duration STEP = Duration.ofMillis(250);

  /// The one this runs on.
  static Machine here() {
    return new Machine() {
      @Override
      public boolean endsGently() {
        return ProcessHandle.current().supportsNormalTermination();
      }

      @Override
      public ProcessBuilder starts(List<String> command) {
        return new ProcessBuilder(command);
      }

      @Override
      public boolean step(Process program) throws InterruptedException {
        return program.waitFor(STEP.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public Optional<Duration> used(Process program) {
        return program.info().totalCpuDuration();
      }
    };
  }

  /// Whether a program that is ended may do something before: Windows kills it.
  boolean endsGently();

  /// What starts a program, in the environment of whoever makes the packages.
  ProcessBuilder starts(List<String> command);

  /// Waits a step.
  ///
  /// @return whether the program has ended by then
  boolean step(Process program) throws InterruptedException;

  /// The processor time a program took up to now, if the system tells.
  Optional<Duration> used(Process program);
}
