package app.maru.ui.bus;

import app.maru.ui.attention.Tray;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/// Our sign in the tray as others on the bus see it.
final class TrayItem implements StatusItem, Properties {
  private static final String PIXMAPS = "a(iiay)";

  private final Consumer<Tray.Act> chosen;
  private volatile Tray.Face face;

  TrayItem(Tray.Face face, Consumer<Tray.Act> chosen) {
    this.face = face;
    this.chosen = chosen;
  }

  void show(Tray.Face now) {
    face = now;
  }

  private List<Pixmap> pixmaps() {
    return face.pictures().stream().map(Pixmap::new).toList();
  }

  /// Whether it is always seen: what hides signs at rest shows those that are active.
  static String status(Tray.Face face) {
    return face.attention() ? "NeedsAttention" : "Active";
  }

  @Override
  public Map<String, Variant<?>> GetAll(String of) {
    Variant<List<Pixmap>> pictures = new Variant<>(pixmaps(), PIXMAPS);
    return Map.ofEntries(
        Map.entry("Category", new Variant<>("Communications")),
        Map.entry("Id", new Variant<>("app.maru")),
        Map.entry("Title", new Variant<>("Maru")),
        Map.entry("Status", new Variant<>(status(face))),
        Map.entry("WindowId", new Variant<>(0)),
        Map.entry("IconName", new Variant<>("")),
        Map.entry("IconPixmap", pictures),
        Map.entry("OverlayIconName", new Variant<>("")),
        Map.entry("AttentionIconName", new Variant<>("")),
        Map.entry("AttentionIconPixmap", pictures),
        Map.entry("ToolTip", new Variant<>(new Hint(face.hint()), "(s" + PIXMAPS + "ss)")),
        Map.entry("ItemIsMenu", new Variant<>(false)),
        Map.entry("Menu", new Variant<>(new DBusPath(Menu.PATH))));
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
  public void activate(int x, int y) {
    chosen.accept(Tray.Act.OPEN);
  }

  @Override
  public void secondaryActivate(int x, int y) {
    chosen.accept(Tray.Act.OPEN);
  }

  @Override
  public void contextMenu(int x, int y) {
    chosen.accept(Tray.Act.OPEN);
  }

  @Override
  public void scroll(int by, String direction) {
    // Means nothing here.
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }
}
