package app.maru.ui.settings;

import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.List;
import javafx.beans.value.ObservableValue;

/// How one writes.
final class WritingSection {
  private WritingSection() {}

  static Section of(SettingsViewModel model, Sections.Ways ways) {
    Texts texts = model.texts();
    ObservableValue<String> meaning =
        model
            .settings()
            .enterSends()
            .map(on -> on ? texts.get("settings.enter.on") : texts.get("settings.enter.off"));
    Setting enter =
        new Setting(
            "enter",
            texts.get("settings.enter"),
            meaning,
            texts.everywhere("settings.enter.words"));
    Setting keys =
        Setting.named(texts, "keys", "keys.title", "settings.keys.text", "settings.keys.words");
    return new Section(
        texts.get("settings.writing"),
        Icon.EDIT,
        List.of(
            Section.Entry.of(enter, Controls.toggle(model.settings().enterSends())),
            Section.Entry.of(keys, Controls.button(texts.get("settings.keys.show"), ways.keys()))));
  }
}
