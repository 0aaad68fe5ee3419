package app.maru.ui.desktop;

import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.EventQueue;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tray of Windows, and of the panels of Linux that take signs in the older way (XEmbed), by
/// AWT, which has a thread of its own for all of it.
///
/// Nothing of AWT is loaded before it is watched. Its threads may outlive this: who uses it ends
/// the process.
final class AwtTray implements SpareTray, AutoCloseable {
  /// It answers at once, or hangs.
  private static final long PATIENCE_SECONDS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

  private final Executor background;
  private volatile Consumer<Boolean> told = _ -> {};
  private volatile Consumer<Act> wanted = _ -> {};
  private volatile boolean begun;
  private volatile boolean closed;

  /// Touched on AWT's thread only.
  private @Nullable Sign sign;

  /// @param background runs what may wait
  AwtTray(Executor background) {
    this.background = background;
  }

  /// What is seen.
  private record Sign(SystemTray tray, TrayIcon icon, List<MenuItem> lines) {}

  @Override
  public void watch(Consumer<Boolean> there, Consumer<Act> chosen) {
    told = there;
    wanted = chosen;
    background.execute(this::begin);
  }

  private void begin() {
    try {
      if (SystemTray.isSupported()) {
        SystemTray tray = SystemTray.getSystemTray();
        tray.addPropertyChangeListener("systemTray", change -> came(change.getNewValue() != null));
        begun = true;
        told.accept(true);
      }
    } catch (AWTError | LinkageError | UnsupportedOperationException e) {
      // No screen of a kind that AWT knows, or none of its libraries.
      LOG.info("no tray: {}", e.getClass().getSimpleName());
    }
  }

  /// The panel has come or gone; with it went what was seen.
  private void came(boolean there) {
    EventQueue.invokeLater(() -> sign = null);
    told.accept(there);
  }

  @Override
  public void show(Face face) {
    if (begun) {
      EventQueue.invokeLater(() -> draw(face));
    }
  }

  private void draw(Face face) {
    if (closed) {
      return;
    }
    if (sign == null) {
      sign = enter(face);
    }
    if (sign != null) {
      sign.icon().setImage(image(face.pictures()));
      sign.icon().setToolTip(face.hint());
      for (int at = 0; at < sign.lines().size(); at++) {
        MenuItem line = sign.lines().get(at);
        line.setLabel(face.words().get(at));
        if (line instanceof CheckboxMenuItem box) {
          // It has turned itself on or off when it was clicked; what counts is how things stand.
          box.setState(face.quiet());
        }
      }
    }
  }

  private @Nullable Sign enter(Face face) {
    List<MenuItem> lines = List.of(Act.values()).stream().map(this::line).toList();
    PopupMenu menu = new PopupMenu();
    lines.forEach(menu::add);
    TrayIcon icon = new TrayIcon(image(face.pictures()), face.hint(), menu);
    icon.setImageAutoSize(true);
    icon.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent event) {
            if (event.getButton() == MouseEvent.BUTTON1) {
              wanted.accept(Act.OPEN);
            }
          }
        });
    try {
      SystemTray tray = SystemTray.getSystemTray();
      tray.add(icon);
      return new Sign(tray, icon, lines);
    } catch (AWTException | UnsupportedOperationException e) {
      LOG.info("not in the tray: {}", e.getClass().getSimpleName());
      told.accept(false);
      return null;
    }
  }

  private MenuItem line(Act act) {
    if (act == Act.QUIET) {
      CheckboxMenuItem box = new CheckboxMenuItem();
      box.addItemListener(_ -> wanted.accept(act));
      return box;
    }
    MenuItem line = new MenuItem();
    line.addActionListener(_ -> wanted.accept(act));
    return line;
  }

  /// AWT takes the one that fits.
  private static Image image(List<Picture> pictures) {
    return new BaseMultiResolutionImage(
        pictures.stream().map(AwtTray::image).toArray(Image[]::new));
  }

  private static BufferedImage image(Picture picture) {
    int size = picture.size();
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, size, size, picture.argb(), 0, size);
    return image;
  }

  @Override
  public void hide() {
    if (begun) {
      EventQueue.invokeLater(this::leave);
    }
  }

  private void leave() {
    if (sign != null) {
      sign.tray().remove(sign.icon());
      sign = null;
    }
  }

  /// Waits until it is gone: Windows would show a sign whose process has ended until somebody
  /// points at it.
  @Override
  public void close() {
    closed = true;
    if (!begun) {
      return;
    }
    CompletableFuture<Void> gone = new CompletableFuture<>();
    EventQueue.invokeLater(() -> {
      leave();
      gone.complete(null);
    });
    try {
      gone.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("the tray did not answer: {}", e.getClass().getSimpleName());
    }
  }
}
