package app.maru.ui.settings;

import app.maru.ui.look.Icon;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import app.maru.ui.update.NewVersions;
import app.maru.ui.update.NewVersions.Standing;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// What this program is, and whether there is a newer one.
final class AboutSection {
  private AboutSection() {}

  static Section of(SettingsViewModel model, Sections.Ways ways) {
    Texts texts = model.texts();
    Setting about =
        Setting.named(texts, "about", "about.title", "settings.about.text", "settings.about.words");
    List<Section.Entry> entries = new ArrayList<>();
    entries.add(news(model));
    if (model.versions().possible()) {
      entries.add(look(model));
    }
    entries.add(
        Section.Entry.of(about, Controls.button(texts.get("settings.about.show"), ways.about())));
    return new Section(texts.get("settings.about"), Icon.INFO, entries);
  }

  /// Whether it is asked for new versions, by whom this is decided, or why it can't be.
  private static Section.Entry news(SettingsViewModel model) {
    Texts texts = model.texts();
    NewVersions versions = model.versions();
    Section.Control locked = _ -> Icon.LOCK.node("privacy-icon");
    String words = texts.everywhere("settings.news.words");
    if (!versions.knowsWhere()) {
      String unknown = texts.get("settings.news.unknown");
      Setting setting = Setting.of("news", texts.get("settings.news"), unknown, words);
      return Section.Entry.of(setting, _ -> Icon.INFO.node("privacy-icon"));
    }
    if (versions.settled()) {
      String settled =
          (versions.looks()
                  ? texts.get("settings.news.text", versions.server())
                  : texts.get("settings.news.never"))
              + "\n"
              + texts.get("policy.settled");
      return Section.Entry.of(
          Setting.of("news", texts.get("settings.news"), settled, words), locked);
    }
    BooleanProperty wish = new SimpleBooleanProperty(versions.looks());
    wish.addListener((_, _, wanted) -> versions.wish(wanted));
    String text = texts.get("settings.news.text", versions.server());
    return Section.Entry.of(
        Setting.of("news", texts.get("settings.news"), text, words), Controls.toggle(wish));
  }

  private static Section.Entry look(SettingsViewModel model) {
    Texts texts = model.texts();
    NewVersions versions = model.versions();
    Setting look =
        new Setting(
            "look",
            texts.get("settings.look-now"),
            versions.standing().map(standing -> words(texts, standing, versions.mine())),
            texts.everywhere("settings.news.words"));
    return Section.Entry.of(
        look, Controls.button(texts.get("settings.look-now.do"), versions::look));
  }

  private static String words(Texts texts, Standing standing, String mine) {
    return switch (standing) {
      case Standing.Unknown _ -> texts.get("settings.look-now.unknown", mine);
      case Standing.Looking _ -> texts.get("settings.look-now.looking");
      case Standing.Newest _ -> texts.get("settings.look-now.newest", mine);
      case Standing.Here(var release) -> texts.get("versions.here", release.version());
      case Standing.Fetching(var release) -> texts.get("versions.fetching", release.version());
      case Standing.Fetched(var release, _) -> texts.get("versions.fetched", release.version());
      case Standing.NotFetched(_, var reason) -> new Faults(texts).of(reason).sentence();
      case Standing.NotTold(var reason) -> new Faults(texts).of(reason).sentence();
    };
  }
}
