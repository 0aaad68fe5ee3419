package app.maru.ui;

import app.maru.ui.attention.ScreenLock;
import app.maru.ui.control.Overlay;
import app.maru.ui.find.FindRow;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.network.NetworkView;
import app.maru.ui.network.NetworkViewModel;
import app.maru.ui.relays.RelaysView;
import app.maru.ui.relays.RelaysViewModel;
import app.maru.ui.settings.AboutView;
import app.maru.ui.settings.PassphraseView;
import app.maru.ui.settings.PassphraseViewModel;
import app.maru.ui.settings.Section;
import app.maru.ui.settings.Sections;
import app.maru.ui.settings.Setting;
import app.maru.ui.settings.SettingsView;
import app.maru.ui.settings.SettingsViewModel;
import app.maru.ui.settings.StartSwitch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;

/// The settings and the cards behind them, in front of the main window.
final class SettingsCards {
  private final Surroundings around;
  private final NetworkModel network;
  private final Overlay overlay;
  private final Ways ways;
  private Optional<SettingsView> open = Optional.empty();

  /// What the settings need of others.
  ///
  /// @param others opens the card with those who are hidden or blocked
  /// @param keys opens the card that says which keys do what
  /// @param add opens the card to add a person
  /// @param quiet makes the setting of not being disturbed
  record Ways(Runnable others, Runnable keys, Runnable add, Supplier<Section.Entry> quiet) {}

  SettingsCards(Surroundings around, NetworkModel network, Overlay overlay, Ways ways) {
    this.around = around;
    this.network = network;
    this.overlay = overlay;
    this.ways = ways;
  }

  private List<Section> sections() {
    SettingsViewModel model =
        new SettingsViewModel(
            around.engine(),
            around.model(),
            network,
            around.settings(),
            around.versions(),
            around.texts());
    return Sections.of(
        model,
        new Sections.Ways(
            this::network,
            this::relays,
            this::passphrase,
            ways.others(),
            ways.keys(),
            this::about,
            new StartSwitch(around.desk().login(), Platform::runLater),
            ways.quiet().get(),
            !ScreenLock.UNKNOWN.equals(around.desk().lock())));
  }

  /// Opens the settings.
  void open() {
    SettingsView view = new SettingsView(around.texts(), sections(), overlay::close);
    overlay.open(view.card(), view.first(), () -> closed(view), view::stepBack);
    open = Optional.of(view);
  }

  private void closed(SettingsView view) {
    open = Optional.empty();
    view.close();
  }

  /// Opens the settings at one of them.
  void open(String id) {
    open();
    open.ifPresent(view -> view.go(id));
  }

  /// Whether the settings are in front.
  boolean isOpen() {
    return open.isPresent();
  }

  /// Every setting, as something to go to.
  List<FindRow.Command> commands() {
    return sections().stream()
        .flatMap(
            section -> section.entries().stream().map(entry -> command(section, entry.setting())))
        .toList();
  }

  private FindRow.Command command(Section section, Setting setting) {
    return new FindRow.Command(
        setting.title(),
        section.title(),
        setting.sought(),
        section.icon(),
        () -> open(setting.id()));
  }

  /// Opens the card with my relays.
  void relays() {
    RelaysViewModel model = new RelaysViewModel(around.engine(), around.model(), around.texts());
    RelaysView view = new RelaysView(model, this::open, overlay::close);
    overlay.open(view.card(), view.first());
  }

  /// Opens the card on which the passphrase is set, changed and removed.
  private void passphrase() {
    PassphraseViewModel model =
        new PassphraseViewModel(around.engine(), around.texts(), () -> open("passphrase"));
    PassphraseView view = new PassphraseView(model, this::open, overlay::close);
    overlay.open(view.card(), view.first(), model::leave);
  }

  /// Opens the card that says why nobody is found.
  void network() {
    NetworkViewModel model =
        new NetworkViewModel(
            network,
            around.texts(),
            System.getProperty("os.name"),
            tool -> Files.isExecutable(Path.of(tool)));
    NetworkView view =
        new NetworkView(
            model, new NetworkView.Ways(ways.add(), this::relays, this::open, overlay::close));
    overlay.open(view.card(), view.first(), view::close);
  }

  /// Opens the card about this program.
  void about() {
    AboutView view = new AboutView(around.texts(), around.versions().mine(), overlay::close);
    overlay.open(view.card(), view.first());
  }
}
