package app.maru.ui.settings;

import app.maru.ui.look.Icon;
import app.maru.ui.model.AttentionSettings;
import app.maru.ui.model.AttentionSettings.Shows;
import app.maru.ui.model.AttentionSettings.Sound;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What may draw the person's attention.
final class AttentionSection {
  private AttentionSection() {}

  static Section of(SettingsViewModel model, Sections.Ways ways) {
    Texts texts = model.texts();
    AttentionSettings settings = model.settings().attention();
    List<Section.Entry> entries =
        new ArrayList<>(
            List.of(
                notifies(texts, settings, ways.knowsLock()),
                shows(texts, settings),
                ways.quiet(),
                sound(texts, settings, Sound.ARRIVED),
                sound(texts, settings, Sound.HERE),
                sound(texts, settings, Sound.FAILED),
                hides(texts, settings)));
    if (ways.start().isPossible()) {
      entries.add(start(texts, ways.start()));
    }
    return new Section(texts.get("attention.title"), Icon.BELL, entries);
  }

  private static Section.Entry notifies(
      Texts texts, AttentionSettings settings, boolean knowsLock) {
    return Section.Entry.of(
        Setting.of(
            "notifies",
            texts.get("attention.notifies"),
            knowsLock
                ? texts.get("attention.notifies.text")
                : texts.get("attention.notifies.text.unlocked"),
            texts.everywhere("attention.notifies.words")),
        Controls.toggle(settings.notifies()));
  }

  private static Section.Entry shows(Texts texts, AttentionSettings settings) {
    Map<Shows, String> choices = new LinkedHashMap<>();
    choices.put(Shows.NAME_AND_TEXT, texts.get("attention.shows.all"));
    choices.put(Shows.NAME, texts.get("attention.shows.name"));
    choices.put(Shows.NOTHING, texts.get("attention.shows.nothing"));
    Setting shows =
        Setting.named(
            texts, "shows", "attention.shows", "attention.shows.text", "attention.shows.words");
    return Section.Entry.of(shows, Controls.choice(shows.title(), choices, settings.shows()));
  }

  private static Section.Entry hides(Texts texts, AttentionSettings settings) {
    return Section.Entry.of(
        Setting.named(texts, "hides", "tray.hides", "tray.hides.text", "tray.hides.words"),
        Controls.toggle(settings.hides()));
  }

  private static Section.Entry start(Texts texts, StartSwitch start) {
    return Section.Entry.of(
        Setting.named(texts, "start", "tray.start", "tray.start.text", "tray.start.words"),
        untilClosed -> Controls.toggle(start.look()).make(untilClosed));
  }

  private static Section.Entry sound(Texts texts, AttentionSettings settings, Sound sound) {
    String words = texts.everywhere("attention.sound.words");
    Setting setting =
        switch (sound) {
          case ARRIVED ->
              Setting.of(
                  "sound-arrived",
                  texts.get("attention.sound.arrived"),
                  texts.get("attention.sound.arrived.text"),
                  words);
          case HERE ->
              Setting.of(
                  "sound-here",
                  texts.get("attention.sound.here"),
                  texts.get("attention.sound.here.text"),
                  words);
          case FAILED ->
              Setting.of(
                  "sound-failed",
                  texts.get("attention.sound.failed"),
                  texts.get("attention.sound.failed.text"),
                  words);
        };
    return Section.Entry.of(setting, Controls.toggle(settings.hears(sound)));
  }
}
