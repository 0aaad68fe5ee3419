package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.ui.attention.Attention;
import app.maru.ui.control.PopupZoom;
import app.maru.ui.control.Zoom;
import app.maru.ui.conversation.ConversationView;
import app.maru.ui.look.Look;
import app.maru.ui.look.Wishes;
import app.maru.ui.model.AttentionSettings;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.model.Soon;
import app.maru.ui.start.Opener;
import app.maru.ui.start.StartView;
import app.maru.ui.start.StartViewModel;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The one window of a profile: first the way in, then the conversations; light or dark, in a
/// language, where it was last time.
final class MainWindow implements AutoCloseable {
  private static final double MIN_WIDTH = 680;
  private static final double MIN_HEIGHT = 480;

  private final Stage stage;
  private final Tools tools;
  private final ClientModel model;
  private final Runnable quit;
  private final Soon keep;
  private final Zoom zoom = new Zoom();
  private final PopupZoom popups;
  private final Scene scene;
  private final Attention attention;
  private final InTray tray;
  private final Idle idle;

  /// Light and dark, contrast, and motion may change while the window is open.
  private final InvalidationListener systemChanged = _ -> dress();

  /// As the system formats, before this window has its own language.
  private final Locale formats = Locale.getDefault(Locale.Category.FORMAT);

  private Optional<Engine> engine = Optional.empty();
  private Optional<MainView> main = Optional.empty();
  private Optional<StartViewModel.Profile> waiting = Optional.empty();
  private Optional<Opener> opener = Optional.empty();
  private String invitation = "";
  private boolean demo;

  /// @param quit ends the program
  MainWindow(Stage stage, Tools tools, ClientModel model, Runnable quit) {
    this.stage = stage;
    this.tools = tools;
    this.model = model;
    this.quit = quit;
    this.keep = new Soon(tools.pauses().calm(), this::keep);
    ScreenSettings settings = tools.settings();
    Look.loadFonts();
    scene = new Scene(zoom, settings.width().get(), settings.height().get());
    idle = new Idle(Idle.AWAY, tools.nanoTime(), tools.pauses().idle(), this::tellAway);
    scene.addEventFilter(InputEvent.ANY, _ -> idle.touch());
    CaretRest.in(stage, scene, tools.nanoTime(), tools.pauses().rest());
    zoom.factor().bind(settings.zoom());
    popups = new PopupZoom(stage, zoom.shown());
    Platform.Preferences system = Platform.getPreferences();
    system.addListener(systemChanged);
    system.colorSchemeProperty().addListener(systemChanged);
    system.reducedMotionProperty().addListener(systemChanged);
    settings.theme().subscribe(_ -> dress());
    settings.contrast().subscribe(_ -> dress());
    settings.stillness().subscribe(_ -> dress());
    settings.language().addListener(_ -> rebuild());
    place(settings);
    stage.setScene(scene);
    attention =
        new Attention(
            model,
            settings.attention(),
            tools.desk(),
            new Attention.Window(
                this::watched,
                this::visit,
                Platform::runLater,
                tools.pauses().soon(),
                tools.clock()),
            this::texts);
    tray =
        new InTray(
            stage,
            tools.desk(),
            settings.attention(),
            attention,
            new InTray.Ways(
                this::texts,
                this::raise,
                () -> main.isPresent(),
                () -> main.ifPresent(view -> view.explainTray(this::understood, quit)),
                quit));
    // Who comes back may come on another day.
    stage.focusedProperty().addListener(_ -> main.ifPresent(view -> view.chats().refresh()));
    WindowSign.on(
        stage,
        model,
        attention.unread(),
        settings.language(),
        this::program,
        tools.pauses().calm());
    WindowKey.follow(zoom, settings, quit);
    keepWhatMoves(settings);
  }

  /// What it shows of an open profile.
  Optional<MainView> view() {
    return main;
  }

  private Texts texts() {
    return Texts.in(tools.settings().locale());
  }

  /// What the title calls the program.
  private String program() {
    return texts().get("app.name") + (demo ? " " + texts().get("demo.sign") : "");
  }

  private void tellAway(boolean nobody) {
    engine.ifPresent(open -> {
      CompletableFuture<Void> _ = open.people().away(nobody);
    });
    if (nobody) {
      tools.rest().run();
    }
  }

  /// Writes down what the person changes.
  private void keepWhatMoves(ScreenSettings settings) {
    settings.all().forEach(moved -> moved.addListener(_ -> keep.ask()));
    for (AttentionSettings.Sound sound : AttentionSettings.Sound.values()) {
      // Whoever turns it on wants to know how it sounds.
      settings.attention().hears(sound).addListener((_, _, on) -> hear(sound, on));
    }
  }

  private void hear(AttentionSettings.Sound sound, boolean on) {
    if (on) {
      tools.desk().sounds().play(sound);
    }
  }

  /// The open conversation, if the person can see it now.
  private Optional<ConversationId> watched() {
    return main.flatMap(MainView::conversation)
        .filter(ConversationView::isWatched)
        .map(view -> view.model().id());
  }

  private void understood() {
    tray.understood();
  }

  /// Comes to the front with a conversation, if it is still there.
  private void visit(Optional<ConversationId> about) {
    raise();
    about
        .flatMap(model::conversation)
        .ifPresent(talk -> main.ifPresent(view -> view.visit(talk.with())));
  }

  private void dress() {
    boolean dark =
        switch (tools.settings().theme().get()) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    Platform.Preferences system = Platform.getPreferences();
    Look.dress(scene, dark, tools.settings().contrast().get().holds(Wishes.highContrast(system)));
    Look.solid(scene, !Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
    Look.still(scene, tools.settings().stillness().get().holds(system.isReducedMotion()));
  }

  /// Puts the window where it was, unless that screen is gone.
  private void place(ScreenSettings settings) {
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    double x = settings.x().get();
    double y = settings.y().get();
    if (!Screen.getScreensForRectangle(x + MIN_WIDTH / 2, y + 1, 1, 1).isEmpty()) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(settings.maximized().get());
    stage
        .xProperty()
        .addListener((_, _, now) -> whenFree(() -> settings.x().set(now.doubleValue())));
    stage
        .yProperty()
        .addListener((_, _, now) -> whenFree(() -> settings.y().set(now.doubleValue())));
    scene
        .widthProperty()
        .addListener((_, _, now) -> whenFree(() -> settings.width().set(now.doubleValue())));
    scene
        .heightProperty()
        .addListener((_, _, now) -> whenFree(() -> settings.height().set(now.doubleValue())));
    stage.maximizedProperty().addListener((_, _, now) -> settings.maximized().set(now));
  }

  private void whenFree(Runnable note) {
    if (!stage.isMaximized() && !stage.isIconified()) {
      note.run();
    }
  }

  private void keep() {
    tools.keep().accept(tools.settings().snapshot());
  }

  /// Says above all else, from now on, that what is shown was invented.
  void sayThatItIsADemo() {
    demo = true;
  }

  /// Shows the window and takes the first step to an open profile.
  ///
  /// @param hidden shows nothing if there is a tray, unless the person has to type something
  void begin(StartViewModel.Profile profile, boolean hidden, Opener open) {
    waiting = Optional.of(profile);
    opener = Optional.of(open);
    boolean unseen = hidden && profile == StartViewModel.Profile.OPEN;
    idle.begin(unseen);
    rebuild();
    if (unseen) {
      tray.beginHidden();
    } else {
      stage.show();
    }
  }

  /// Shows the conversations as soon as the model knows them.
  void openWhenReady(Engine opened, CompletableFuture<Void> done) {
    engine = Optional.of(opened);
    model.loadDrafts(opened);
    model.loadFoundRelays(opened);
    model
        .ready()
        .subscribe(ready -> {
          if (ready) {
            rebuild();
            if (idle.isAway()) {
              tellAway(true);
            }
            tools.versions().begin();
            done.complete(null);
          }
        });
  }

  /// Builds all views anew: at a step on the way, and in another language.
  private void rebuild() {
    tray.look();
    Texts texts = texts();
    Times times = new Times(texts, formats, ZoneId.systemDefault(), tools.clock());
    // JavaFX names the months and days of its calendar as the whole program formats.
    Locale.setDefault(Locale.Category.FORMAT, times.locale());
    var selected = main.flatMap(view -> view.chats().selected().get());
    boolean inSettings = main.map(MainView::showsSettings).orElse(false);
    main.ifPresent(MainView::close);
    if (engine.isPresent() && model.ready().get()) {
      MainView view =
          new MainView(
              new Surroundings(
                  engine.get(),
                  model,
                  tools.settings(),
                  texts,
                  times,
                  tools.pauses().soon(),
                  tools.nanoTime(),
                  tools.browse(),
                  tools.place(),
                  tools.versions(),
                  attention.quiet(),
                  tools.desk(),
                  quit));
      main = Optional.of(view);
      zoom.setContent(demo ? new DemoPane(texts, view) : view);
      selected.ifPresent(_ -> view.chats().selected().set(selected));
      view.begin();
      if (inSettings) {
        // Only another language builds the views anew while the settings are open.
        view.settings("language");
      }
      String link = invitation;
      invitation = "";
      invited(link);
    } else if (waiting.isPresent() && opener.isPresent()) {
      StartViewModel start =
          new StartViewModel(texts, times, opener.get(), model.administered().name());
      zoom.setContent(new StartView(start, quit));
      start.begin(waiting.get());
    }
  }

  /// Comes to the front, also from behind other windows.
  void raise() {
    stage.setIconified(false);
    stage.show();
    stage.toFront();
    stage.requestFocus();
  }

  /// Offers to follow a link, as soon as the conversations are shown.
  ///
  /// @param link as it was clicked; nothing if empty
  void invited(String link) {
    if (link.isEmpty()) {
      return;
    }
    if (main.isPresent()) {
      main.get().add(link);
    } else {
      invitation = link;
    }
  }

  /// Opens the conversation with somebody, once the main window is there.
  void open(PersonId person) {
    main.ifPresent(view -> view.open(person));
  }

  /// Stores what was begun. The window itself belongs to the toolkit.
  @Override
  public void close() {
    // What a person wrote comes before all that could fail.
    main.ifPresent(MainView::close);
    main = Optional.empty();
    keep.now();
    attention.close();
    popups.close();
    Platform.Preferences system = Platform.getPreferences();
    system.removeListener(systemChanged);
    system.colorSchemeProperty().removeListener(systemChanged);
    system.reducedMotionProperty().removeListener(systemChanged);
    Locale.setDefault(Locale.Category.FORMAT, formats);
  }
}
