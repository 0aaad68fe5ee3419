package app.maru.ui.settings;

import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.List;

/// What this program is.
final class AboutSection {
  private AboutSection() {}

  static Section of(SettingsViewModel model, Sections.Ways ways) {
    Texts texts = model.texts();
    Setting about =
        Setting.of(
            "about",
            texts.get("about.title"),
            texts.get("settings.about.text"),
            texts.everywhere("settings.about.words"));
    return new Section(
        texts.get("settings.about"),
        Icon.INFO,
        List.of(
            Section.Entry.of(
                about, Controls.button(texts.get("settings.about.show"), ways.about()))));
  }
}
