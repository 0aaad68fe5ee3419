package app.maru.ui.bus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A menu that another process draws: the protocol of `libdbusmenu`.
@DBusInterfaceName("com.canonical.dbusmenu")
public interface Menu extends DBusInterface {
  /// Where it is found at its owner.
  String PATH = "/MenuBar";

  /// Its name.
  String INTERFACE = "com.canonical.dbusmenu";

  /// What `child` and all below it look like.
  @DBusMemberName("GetLayout")
  Layout<UInt32, Node> layout(int child, int depth, List<String> names);

  /// What these look like.
  @DBusMemberName("GetGroupProperties")
  List<Look> looks(List<Integer> children, List<String> names);

  /// One thing about one of them.
  @DBusMemberName("GetProperty")
  Variant<?> look(int child, String name);

  /// Something happened to one of them.
  @DBusMemberName("Event")
  void happened(int child, String what, Variant<?> data, UInt32 at);

  /// Several things happened.
  ///
  /// @return those nobody knows
  @DBusMemberName("EventGroup")
  List<Integer> happened(List<Event> events);

  /// One of them is about to be seen.
  ///
  /// @return whether it looks otherwise now
  @DBusMemberName("AboutToShow")
  boolean seen(int child);

  /// Some of them are about to be seen.
  @DBusMemberName("AboutToShowGroup")
  Layout<List<Integer>, List<Integer>> seen(List<Integer> children);

  /// The menu looks otherwise.
  @DBusMemberName("LayoutUpdated")
  final class Changed extends DBusSignal {
    /// As it is told.
    public Changed(String path, UInt32 revision, int parent) throws DBusException {
      super(path, revision, parent);
    }
  }

  /// Two answers.
  ///
  /// @param <A> the first
  /// @param <B> the second
  final class Layout<A, B> extends Tuple {
    /// The first.
    @Position(0)
    public final A first;

    /// The second.
    @Position(1)
    public final B second;

    /// Both.
    public Layout(A first, B second) {
      this.first = first;
      this.second = second;
    }
  }

  /// A line of a menu and those below it.
  final class Node extends Struct {
    /// Its number.
    @Position(0)
    public final int id;

    /// What it looks like.
    @Position(1)
    public final Map<String, Variant<?>> look;

    /// Those below.
    @Position(2)
    public final List<Variant<?>> children;

    /// A line.
    public Node(int id, Map<String, Variant<?>> look, List<Variant<?>> children) {
      this.id = id;
      this.look = Map.copyOf(look);
      this.children = List.copyOf(children);
    }
  }

  /// What a line looks like.
  final class Look extends Struct {
    /// Its number.
    @Position(0)
    public final int id;

    /// What it looks like.
    @Position(1)
    public final Map<String, Variant<?>> look;

    /// A line.
    public Look(int id, Map<String, Variant<?>> look) {
      this.id = id;
      this.look = Map.copyOf(look);
    }
  }

  /// Something that happened to a line.
  final class Event extends Struct {
    /// Its number.
    @Position(0)
    public final int id;

    /// What; `clicked` is one.
    @Position(1)
    public final String what;

    /// More about it.
    @Position(2)
    public final Variant<?> data;

    /// When.
    @Position(3)
    public final UInt32 at;

    /// Something.
    public Event(int id, String what, Variant<?> data, UInt32 at) {
      this.id = id;
      this.what = what;
      this.data = data;
      this.at = at;
    }
  }
}
