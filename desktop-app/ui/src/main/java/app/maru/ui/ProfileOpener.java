package app.maru.ui;

import app.maru.messaging.client.Client;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.client.ClientOptions;
import app.maru.ui.model.EventPump;
import app.maru.ui.start.StartViewModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the profile away from the screen's thread, and closes it, also while it is being opened.
final class ProfileOpener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileOpener.class);

  private final Executor background;
  private final EventPump pump;
  private final BooleanSupplier ending;
  private volatile Optional<CompletableFuture<Client>> client = Optional.empty();

  /// @param ending whether the program ends, so that nothing more is opened
  ProfileOpener(Executor background, EventPump pump, BooleanSupplier ending) {
    this.background = background;
    this.pump = pump;
    this.ending = ending;
  }

  /// What stands before an open profile.
  static StartViewModel.Profile look(Path folder) {
    if (!Client.exists(folder)) {
      return StartViewModel.Profile.NONE;
    }
    return Client.needsPassphrase(folder)
        ? StartViewModel.Profile.LOCKED
        : StartViewModel.Profile.OPEN;
  }

  /// Opens it for a window.
  ///
  /// @param orLastGood from the last good copy
  /// @return when the window shows it
  CompletableFuture<Void> open(ClientOptions options, boolean orLastGood, MainWindow shown) {
    CompletableFuture<Client> opening = new CompletableFuture<>();
    // Before it begins: from then on who ends all finds it.
    client = Optional.of(opening);
    CompletableFuture<Client> _ =
        opening.completeAsync(() -> open(options, orLastGood), background);
    CompletableFuture<Void> opened = new CompletableFuture<>();
    CompletableFuture<Void> _ =
        opening.handleAsync(
            (fresh, failure) -> {
              if (failure != null) {
                if (!(failure.getCause() instanceof ClientException) && !ending.getAsBoolean()) {
                  LOG.error("a fault of ours while opening", failure);
                }
                opened.completeExceptionally(failure);
              } else {
                shown.openWhenReady(new ClientEngine(fresh, pump, background), opened);
                fresh.messenger().observe(pump::tell);
              }
              return null;
            },
            pump);
    return opened;
  }

  private Client open(ClientOptions options, boolean orLastGood) {
    try {
      if (ending.getAsBoolean()) {
        throw new CancellationException("not begun");
      }
      if (orLastGood) {
        Client.restoreLastGood(options.profile(), options.passphrase());
      }
      return Client.open(options);
    } catch (ClientException e) {
      throw new CompletionException(e);
    } finally {
      options.passphrase().ifPresent(secret -> Arrays.fill(secret, '\0'));
    }
  }

  /// Waits for one that is still being opened.
  @Override
  public void close() {
    client.ifPresent(opening ->
        opening.handle((open, _) -> Optional.ofNullable(open)).join().ifPresent(Client::close));
  }
}
