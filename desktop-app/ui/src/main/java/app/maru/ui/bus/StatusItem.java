package app.maru.ui.bus;

import app.maru.ui.attention.Tray;
import java.nio.ByteBuffer;
import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// A sign in the tray: the StatusNotifierItem protocol of freedesktop.org, as KDE speaks it. Its
/// properties are those of [TrayItem].
@DBusInterfaceName("org.kde.StatusNotifierItem")
public interface StatusItem extends DBusInterface {
  /// Where it is found at its owner.
  String PATH = "/StatusNotifierItem";

  /// Its name.
  String INTERFACE = "org.kde.StatusNotifierItem";

  /// It was clicked.
  @DBusMemberName("Activate")
  void activate(int x, int y);

  /// It was clicked with the middle button.
  @DBusMemberName("SecondaryActivate")
  void secondaryActivate(int x, int y);

  /// Its menu is wanted; where this is asked nobody draws it for us.
  @DBusMemberName("ContextMenu")
  void contextMenu(int x, int y);

  /// The wheel was turned over it.
  @DBusMemberName("Scroll")
  void scroll(int by, String direction);

  /// It looks otherwise.
  @DBusMemberName("NewIcon")
  final class NewIcon extends DBusSignal {
    /// As it is told.
    public NewIcon(String path) throws DBusException {
      super(path);
    }
  }

  /// It says otherwise.
  @DBusMemberName("NewToolTip")
  final class NewToolTip extends DBusSignal {
    /// As it is told.
    public NewToolTip(String path) throws DBusException {
      super(path);
    }
  }

  /// It wants more attention, or less.
  @DBusMemberName("NewStatus")
  final class NewStatus extends DBusSignal {
    /// As it is told.
    public NewStatus(String path, String status) throws DBusException {
      super(path, status);
    }
  }

  /// A picture as it goes over the bus.
  final class Pixmap extends Struct {
    /// Its width.
    @Position(0)
    public final int width;

    /// Its height.
    @Position(1)
    public final int height;

    /// Its points in the order of the network.
    @Position(2)
    public final byte[] argb;

    /// That picture.
    public Pixmap(Tray.Picture picture) {
      width = picture.size();
      height = picture.size();
      int[] points = picture.argb();
      ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * points.length);
      bytes.asIntBuffer().put(points);
      argb = bytes.array();
    }
  }

  /// What is said about it.
  final class Hint extends Struct {
    /// The name of an icon.
    @Position(0)
    public final String icon = "";

    /// Pictures.
    @Position(1)
    public final List<Pixmap> pixmaps = List.of();

    /// The first line.
    @Position(2)
    public final String title;

    /// The rest.
    @Position(3)
    public final String text = "";

    /// Only a line.
    public Hint(String title) {
      this.title = title;
    }
  }
}
