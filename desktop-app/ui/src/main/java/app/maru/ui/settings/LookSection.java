package app.maru.ui.settings;

import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/// How the window looks.
final class LookSection {
  private static final double HUNDRED = 100;

  private LookSection() {}

  static Section of(SettingsViewModel model) {
    Texts texts = model.texts();
    ScreenSettings settings = model.settings();
    Setting zoom =
        Setting.named(texts, "zoom", "settings.zoom", "settings.zoom.text", "settings.zoom.words");
    return new Section(
        texts.get("settings.look"),
        Icon.LOOK,
        List.of(
            theme(texts, settings),
            language(texts, settings),
            wish(
                texts,
                Setting.named(
                    texts,
                    "contrast",
                    "settings.contrast",
                    "settings.contrast.text",
                    "settings.contrast.words"),
                settings.contrast()),
            wish(
                texts,
                Setting.named(
                    texts,
                    "stillness",
                    "settings.stillness",
                    "settings.stillness.text",
                    "settings.stillness.words"),
                settings.stillness()),
            Section.Entry.of(zoom, untilClosed -> steps(texts, settings, untilClosed))));
  }

  private static Section.Entry wish(
      Texts texts, Setting setting, ObjectProperty<ScreenSettings.Wish> property) {
    Map<ScreenSettings.Wish, String> wishes = new LinkedHashMap<>();
    wishes.put(ScreenSettings.Wish.SYSTEM, texts.get("settings.wish.system"));
    wishes.put(ScreenSettings.Wish.ALWAYS, texts.get("settings.wish.always"));
    wishes.put(ScreenSettings.Wish.NEVER, texts.get("settings.wish.never"));
    return Section.Entry.of(setting, Controls.choice(setting.title(), wishes, property));
  }

  private static Section.Entry theme(Texts texts, ScreenSettings settings) {
    Map<ScreenSettings.Theme, String> themes = new LinkedHashMap<>();
    themes.put(ScreenSettings.Theme.SYSTEM, texts.get("settings.theme.system"));
    themes.put(ScreenSettings.Theme.LIGHT, texts.get("settings.theme.light"));
    themes.put(ScreenSettings.Theme.DARK, texts.get("settings.theme.dark"));
    Setting theme =
        Setting.named(
            texts, "theme", "settings.theme", "settings.theme.text", "settings.theme.words");
    return Section.Entry.of(theme, Controls.choice(theme.title(), themes, settings.theme()));
  }

  private static Section.Entry language(Texts texts, ScreenSettings settings) {
    Map<ScreenSettings.Language, String> languages = new LinkedHashMap<>();
    languages.put(ScreenSettings.Language.SYSTEM, texts.get("settings.language.system"));
    languages.put(ScreenSettings.Language.ENGLISH, texts.get("settings.language.english"));
    languages.put(ScreenSettings.Language.KOREAN, texts.get("settings.language.korean"));
    Setting language =
        Setting.named(
            texts,
            "language",
            "settings.language",
            "settings.language.text",
            "settings.language.words");
    return Section.Entry.of(
        language, Controls.choice(language.title(), languages, settings.language()));
  }

  private static Node steps(
      Texts texts, ScreenSettings settings, Consumer<Subscription> untilClosed) {
    Label percent = Pieces.label("", "zoom-percent");
    untilClosed.accept(
        settings
            .zoom()
            .subscribe(zoom -> percent.setText(Math.round(zoom.doubleValue() * HUNDRED) + " %")));
    HBox steps =
        new HBox(
            Pieces.iconButton(
                Icon.MINUS, texts.get("settings.zoom.out"), "zoom-step", settings::zoomOut),
            percent,
            Pieces.iconButton(
                Icon.PLUS, texts.get("settings.zoom.in"), "zoom-step", settings::zoomIn));
    steps.getStyleClass().add("zoom-steps");
    return steps;
  }
}
