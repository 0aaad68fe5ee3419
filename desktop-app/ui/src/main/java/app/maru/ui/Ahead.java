package app.maru.ui;

import app.maru.messaging.client.Client;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.policy.Administered;
import app.maru.ui.model.ScreenSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/// What a start needs the disk for, and no screen: begun before the toolkit is, which takes as
/// long.
final class Ahead {
  /// The toolkit makes the application, which can be handed nothing.
  private static final AtomicReference<Optional<Ahead>> BEGUN =
      new AtomicReference<>(Optional.empty());

  private final Arguments arguments;
  private final Executor background;
  private final Administered administered;
  private final ScreenSettings settings;
  private final AtomicReference<Optional<CompletableFuture<Client>>> early;

  private Ahead(Arguments arguments, Executor background) {
    this.arguments = arguments;
    this.background = background;
    administered = Administered.ofThisComputer(arguments.policy());
    settings = arguments.demo() ? ScreenSettings.fresh() : ScreenSettings.read(arguments.screen());
    early =
        new AtomicReference<>(
            opensByItself()
                ? Optional.of(opening(Optional.empty(), Optional.empty(), false))
                : Optional.empty());
  }

  /// Reads the settings, and begins to open a profile that needs nothing from the person.
  ///
  /// @param background runs what blocks
  static void begin(Arguments arguments, Executor background) {
    BEGUN.set(Optional.of(new Ahead(arguments, background)));
  }

  /// What was begun.
  static Ahead begun() {
    return Objects.requireNonNull(BEGUN.get()).orElseThrow();
  }

  private boolean opensByItself() {
    return !arguments.demo()
        && Client.exists(arguments.profile())
        && !Client.needsPassphrase(arguments.profile());
  }

  Arguments arguments() {
    return arguments;
  }

  /// What the administrator of this computer has laid down.
  Administered administered() {
    return administered;
  }

  /// How the window looked last time.
  ScreenSettings settings() {
    return settings;
  }

  /// Opens the profile, or makes it. The first time it may have been begun already.
  ///
  /// @param name for a new profile
  /// @param passphrase wiped when the answer is there
  /// @param orLastGood whether the last good copy takes the place of a damaged database
  /// @return fails with a [CompletionException] of a [ClientException]
  CompletableFuture<Client> open(
      Optional<String> name, Optional<char[]> passphrase, boolean orLastGood) {
    return early.getAndSet(Optional.empty()).orElseGet(() -> opening(name, passphrase, orLastGood));
  }

  private CompletableFuture<Client> opening(
      Optional<String> name, Optional<char[]> passphrase, boolean orLastGood) {
    ClientOptions options =
        administered.applyTo(
            new ClientOptions(
                arguments.profile(),
                administered.name().or(() -> name),
                passphrase,
                arguments.port(),
                arguments.discovery()
                    && administered.policy().discovery().allows(settings.discovery().get()),
                false,
                List.of()));
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            if (orLastGood) {
              Client.restoreLastGood(options.profile(), options.passphrase());
            }
            return Client.open(options);
          } catch (ClientException e) {
            throw new CompletionException(e);
          } finally {
            options.passphrase().ifPresent(secret -> Arrays.fill(secret, '\0'));
          }
        },
        background);
  }
}
