package app.maru.ui.attention;

import app.maru.messaging.ConversationId;
import app.maru.ui.model.AttentionSettings.Sound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A desk of the tests: what it shows can be read and clicked, and its screen be locked.
public final class Board implements Notifier, ScreenLock, Tray {
  /// What is shown now, by what it is about.
  public final Map<Optional<ConversationId>, Notification> shown = new LinkedHashMap<>();

  /// How often something was shown.
  public int times;

  /// What was heard.
  public final List<Sound> heard = new ArrayList<>();

  /// After which times something is to happen, and what.
  public final List<Duration> alarms = new ArrayList<>();

  private final List<Runnable> rings = new ArrayList<>();
  private Consumer<Optional<ConversationId>> clicked = _ -> {};
  private Consumer<Boolean> there = _ -> {};
  private Consumer<Act> chosen = _ -> {};

  /// How the sign in the tray looks.
  public Optional<Face> face = Optional.empty();

  private Consumer<Boolean> locked = _ -> {};

  /// This as a desk.
  public Desk desk() {
    return new Desk(this, this, heard::add, this::after, this, LoginStart.IMPOSSIBLE);
  }

  private void after(Duration time, Runnable task) {
    alarms.add(time);
    rings.add(task);
  }

  /// All those times are over.
  public void ring() {
    List<Runnable> due = List.copyOf(rings);
    rings.clear();
    alarms.clear();
    due.forEach(Runnable::run);
  }

  /// The person clicks it.
  public void click(Optional<ConversationId> about) {
    clicked.accept(about);
  }

  /// The screen gets locked, or unlocked.
  public void lock(boolean now) {
    locked.accept(now);
  }

  @Override
  public void clicked(Consumer<Optional<ConversationId>> told) {
    clicked = told;
  }

  @Override
  public void watch(Consumer<Boolean> told) {
    locked = told;
  }

  @Override
  public void show(Notification notification) {
    times++;
    shown.put(notification.about(), notification);
  }

  @Override
  public void withdraw(Optional<ConversationId> about) {
    shown.remove(about);
  }

  @Override
  public void close() {
    shown.clear();
  }

  @Override
  public void watch(Consumer<Boolean> now, Consumer<Act> wanted) {
    there = now;
    chosen = wanted;
  }

  @Override
  public void show(Face now) {
    face = Optional.of(now);
  }

  /// The desktop has a tray from now on, or none any more.
  public void tray(boolean now) {
    there.accept(now);
  }

  /// The person chooses something there.
  public void choose(Act act) {
    chosen.accept(act);
  }
}
