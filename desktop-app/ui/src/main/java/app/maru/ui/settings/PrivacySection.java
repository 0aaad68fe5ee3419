package app.maru.ui.settings;

import app.maru.messaging.Sharing;
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
            shared(model, Sharing.PRESENCE),
            shared(model, Sharing.AWAY),
            shared(model, Sharing.LAST_SEEN),
            shared(model, Sharing.TYPING),
            Section.Entry.of(others, Controls.button(texts.get("others.open"), ways.others()))));
  }

  private static Section.Entry shared(SettingsViewModel model, Sharing what) {
    SharingViewModel sharing = model.sharing();
    Section.Control toggle =
        Controls.toggle(() -> sharing.shares(what), share -> sharing.share(what, share));
    return Section.Entry.of(
        sharing.setting(what),
        switch (what) {
          case PRESENCE, TYPING -> toggle;
          // Of who is not seen at all there is nothing more to show.
          case AWAY, LAST_SEEN -> Controls.only(() -> sharing.shares(Sharing.PRESENCE), toggle);
        });
  }
}
