package app.maru.ui.desktop;

import com.gluonhq.attach.browser.BrowserService;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens links and folders outside of the window: by the service of Gluon Attach, and where that
/// can't, as the toolkit does, which also looks for browsers by their names.
public final class Browser implements Consumer<String> {
  private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

  private final Executor background;
  private final Supplier<Optional<BrowserService>> service;
  private final Consumer<String> spare;

  /// @param background runs what may wait: looking for the service and starting a program
  /// @param spare opens what the service can't, called on a background thread
  public Browser(Executor background, Consumer<String> spare) {
    this(background, Browser::attached, spare);
  }

  Browser(Executor background, Supplier<Optional<BrowserService>> service, Consumer<String> spare) {
    this.background = background;
    this.service = service;
    this.spare = spare;
  }

  /// The service of this system.
  static Optional<BrowserService> attached() {
    // Else it says in the log that it had to guess. JavaFX, which knows the word too, has asked for
    // it long before.
    System.setProperty("javafx.platform", "desktop");
    return BrowserService.create();
  }

  @Override
  public void accept(String link) {
    background.execute(() -> {
      if (!opens(link)) {
        spare.accept(link);
      }
    });
  }

  private boolean opens(String link) {
    try {
      Optional<BrowserService> found = service.get();
      if (found.isPresent()) {
        found.get().launchExternalBrowser(link);
      }
      return found.isPresent();
    } catch (IOException | URISyntaxException e) {
      // Its words name the link.
      LOG.info("a link was not opened: {}", e.getClass().getSimpleName());
      return false;
    }
  }
}
