package app.maru.ui.settings;

import app.maru.ui.control.CopyField;
import app.maru.ui.look.Icon;
import app.maru.ui.model.Reach;
import app.maru.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;

/// How people reach me.
final class NetworkSection {
  private NetworkSection() {}

  static Section of(SettingsViewModel model, Sections.Ways ways) {
    Texts texts = model.texts();
    ObservableValue<String> mine =
        model.reach().map(reach -> reach.map(known -> addresses(texts, known)).orElse(""));
    Setting looking =
        new Setting(
            "looking",
            texts.get("settings.looking"),
            model.network().looking().map(on -> explain(texts, model, on)),
            texts.everywhere("settings.looking.words"));
    Setting test =
        Setting.named(
            texts, "network", "network.title", "settings.test.text", "settings.test.words");
    Setting addresses =
        Setting.named(
            texts,
            "addresses",
            "settings.addresses",
            "settings.addresses.text",
            "settings.addresses.words");
    Setting link =
        Setting.named(texts, "link", "settings.link", "settings.link.text", "settings.link.words");
    Setting refresh =
        Setting.named(
            texts,
            "refresh",
            "settings.refresh",
            "settings.refresh.text",
            "settings.refresh.words");
    Setting relays =
        new Setting(
            "relays",
            texts.get("settings.relays"),
            model.relays(),
            texts.everywhere("settings.relays.words"));
    Setting offers =
        Setting.named(
            texts, "offers", "settings.offers", "settings.offers.text", "settings.offers.words");
    return new Section(
        texts.get("settings.network"),
        Icon.LOOKING,
        List.of(
            Section.Entry.of(
                looking,
                model.network().isSettled()
                    ? _ -> Icon.LOCK.node("privacy-icon")
                    : Controls.toggle(model.network().looking())),
            Section.Entry.of(
                test, Controls.button(texts.get("settings.test.show"), ways.network())),
            Section.Entry.of(addresses, Controls.value(mine)),
            new Section.Entry(
                link, Section.Place.BELOW, untilClosed -> link(model, texts, untilClosed)),
            Section.Entry.of(
                refresh, Controls.button(texts.get("settings.refresh.now"), model::refresh)),
            Section.Entry.of(
                relays, Controls.button(texts.get("settings.relays.show"), ways.relays())),
            Section.Entry.of(offers, Controls.toggle(model.settings().offersRelays()))));
  }

  private static String explain(Texts texts, SettingsViewModel model, boolean on) {
    if (model.network().isSettled()) {
      return texts.get("policy.settled");
    }
    if (on) {
      return texts.get("settings.looking.on");
    }
    return model.settings().discovery().get()
        ? texts.get("settings.looking.option")
        : texts.get("settings.looking.off");
  }

  private static String addresses(Texts texts, Reach known) {
    return known.addresses().isEmpty()
        ? texts.get("settings.addresses.none")
        : String.join("\n", known.addresses());
  }

  private static Node link(
      SettingsViewModel model, Texts texts, Consumer<Subscription> untilClosed) {
    CopyField link =
        new CopyField(texts.get("settings.link"), texts.get("add.copy"), texts.get("add.copied"));
    Consumer<Optional<Reach>> show = reach -> reach.ifPresent(known -> link.show(known.link()));
    untilClosed.accept(model.reach().subscribe(show));
    return link;
  }
}
