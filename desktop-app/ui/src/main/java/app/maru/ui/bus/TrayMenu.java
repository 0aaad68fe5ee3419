package app.maru.ui.bus;

import app.maru.ui.attention.Tray;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The menu of our sign in the tray. Line 0 is the menu itself, the acts follow in their order.
final class TrayMenu implements Menu, Properties {
  private static final List<Tray.Act> ACTS = List.of(Tray.Act.values());
  private static final String NODE = "(ia{sv}av)";
  private static final UInt32 VERSION = new UInt32(3);

  private final Consumer<Tray.Act> chosen;
  private volatile Tray.Face face;
  private volatile long revision = 1;

  TrayMenu(Tray.Face face, Consumer<Tray.Act> chosen) {
    this.face = face;
    this.chosen = chosen;
  }

  /// Looks like this from now on; the answer is the number of that look.
  synchronized UInt32 show(Tray.Face now) {
    face = now;
    revision++;
    return new UInt32(revision);
  }

  private Map<String, Variant<?>> looks(int id) {
    if (id == 0) {
      return Map.of("children-display", new Variant<>("submenu"));
    }
    Variant<String> words = new Variant<>(face.words().get(id - 1).replace("_", "__"));
    return ACTS.get(id - 1) == Tray.Act.QUIET
        ? Map.of(
            "label", words,
            "toggle-type", new Variant<>("checkmark"),
            "toggle-state", new Variant<>(face.quiet() ? 1 : 0))
        : Map.of("label", words);
  }

  private boolean isLine(int id) {
    return id > 0 && id <= face.words().size();
  }

  private Node node(int id, boolean below) {
    List<Variant<?>> children =
        id == 0 && below
            ? IntStream.rangeClosed(1, face.words().size())
                .<Variant<?>>mapToObj(line -> new Variant<>(node(line, false), NODE))
                .toList()
            : List.of();
    return new Node(id, looks(id), children);
  }

  @Override
  public Layout<UInt32, Node> layout(int child, int depth, List<String> names) {
    return new Layout<>(new UInt32(revision), node(isLine(child) ? child : 0, depth != 0));
  }

  @Override
  public List<Look> looks(List<Integer> children, List<String> names) {
    List<Integer> wanted =
        children.isEmpty()
            ? IntStream.rangeClosed(0, face.words().size()).boxed().toList()
            : children;
    return wanted.stream()
        .filter(id -> id == 0 || isLine(id))
        .map(id -> new Look(id, looks(id)))
        .toList();
  }

  @Override
  public Variant<?> look(int child, String name) {
    Map<String, Variant<?>> known = isLine(child) || child == 0 ? looks(child) : Map.of();
    return Objects.requireNonNullElseGet(known.get(name), () -> new Variant<>(""));
  }

  @Override
  public void happened(int child, String what, Variant<?> data, UInt32 at) {
    if (what.equals("clicked") && isLine(child)) {
      chosen.accept(ACTS.get(child - 1));
    }
  }

  @Override
  public List<Integer> happened(List<Event> events) {
    events.forEach(event -> happened(event.id, event.what, event.data, event.at));
    return events.stream().map(event -> event.id).filter(id -> id != 0 && !isLine(id)).toList();
  }

  @Override
  public boolean seen(int child) {
    return false;
  }

  @Override
  public Layout<List<Integer>, List<Integer>> seen(List<Integer> children) {
    return new Layout<>(List.of(), List.of());
  }

  @Override
  public Map<String, Variant<?>> GetAll(String of) {
    return Map.of(
        "Version", new Variant<>(VERSION),
        "Status", new Variant<>("normal"),
        "TextDirection", new Variant<>("ltr"),
        "IconThemePath", new Variant<>(List.of(), "as"));
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <A> A Get(String of, String name) {
    return (A) Objects.requireNonNullElseGet(GetAll(of).get(name), () -> new Variant<>(""));
  }

  @Override
  public <A> void Set(String of, String name, A value) {
    // Nothing of it can be set.
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }
}
