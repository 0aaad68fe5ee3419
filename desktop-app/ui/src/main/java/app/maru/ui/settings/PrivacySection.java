package app.maru.ui.settings;

import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.List;

/// What protects my messages, and from whom.
final class PrivacySection {
  private PrivacySection() {}

  static Section of(SettingsViewModel model, Sections.Ways ways) {
    Texts texts = model.texts();
    boolean locked = model.hasPassphrase();
    Setting passphrase =
        Setting.of(
            "passphrase",
            locked ? texts.get("settings.passphrase.on") : texts.get("settings.passphrase.off"),
            locked
                ? texts.get("settings.passphrase.on.text")
                : texts.get("settings.passphrase.off.text"),
            texts.everywhere("settings.passphrase.words"));
    Setting presence =
        new Setting(
            "presence",
            texts.get("settings.presence"),
            model.presenceText(),
            texts.everywhere("settings.presence.words"));
    Setting typing =
        new Setting(
            "typing",
            texts.get("settings.typing"),
            model.typingText(),
            texts.everywhere("settings.typing.words"));
    Setting others =
        Setting.named(texts, "others", "others.title", "others.hint", "settings.others.words");
    return new Section(
        texts.get("settings.privacy"),
        Icon.LOCK,
        List.of(
            Section.Entry.of(
                passphrase,
                Controls.button(
                    locked
                        ? texts.get("settings.passphrase.change")
                        : texts.get("settings.passphrase.set"),
                    ways.passphrase())),
            Section.Entry.of(presence, Controls.toggle(model::presence, model::sharePresence)),
            Section.Entry.of(typing, Controls.toggle(model::typing, model::shareTyping)),
            Section.Entry.of(others, Controls.button(texts.get("others.open"), ways.others()))));
  }
}
