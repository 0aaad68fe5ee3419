package app.maru.ui.chats;

import app.maru.p2p.relay.RelayAddress;
import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Causes;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Fingerprint;
import app.maru.ui.text.Texts;
import app.maru.ui.update.NewVersions;
import app.maru.ui.update.NewVersions.Standing;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One [Notice] below the list.
final class NoticeLine extends HBox {
  private final ChatsViewModel model;
  private final Texts texts;
  private final VBox words = new VBox();

  /// @param relays shows my relays
  /// @param network tests the network
  NoticeLine(ChatsViewModel model, Notice notice, Runnable relays, Runnable network) {
    this.model = model;
    this.texts = model.texts();
    getStyleClass().add("trouble");
    words.getStyleClass().add("trouble-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    switch (notice) {
      case Notice.Trouble trouble -> trouble(trouble);
      case Notice.Refused(var saying) -> refused(saying);
      case Notice.PolicyBroken broken -> policyBroken(broken);
      case Notice.KeyChanged(var relay) -> keyChanged(relay, relays);
      case Notice.RelayDenies denies -> denies(denies, relays);
      case Notice.Nobody nobody -> nobody(nobody, network);
      case Notice.RelayOffer(var relay) -> offer(relay);
      case Notice.NewVersion news -> newVersion(news);
      case Notice.NewsOffer(var server) -> newsOffer(server);
    }
  }

  private void trouble(Notice.Trouble trouble) {
    Faults.Saying saying = new Faults(texts).of(trouble.reason());
    say(saying.what(), saying.advice());
    getChildren()
        .setAll(
            Icon.PROBLEM.node("trouble-icon"),
            words,
            Pieces.iconButton(
                Icon.CLOSE,
                texts.get("chats.dismiss"),
                "dismiss",
                () -> model.dismiss(trouble.reason())));
  }

  private void refused(Faults.Saying saying) {
    say(saying.what(), saying.advice());
    Pieces.present(words.getChildren().getLast(), !saying.advice().isEmpty());
    getChildren()
        .setAll(
            Icon.PROBLEM.node("trouble-icon"),
            words,
            Pieces.iconButton(
                Icon.CLOSE, texts.get("chats.dismiss"), "dismiss", model::dismissRefusal));
  }

  private void policyBroken(Notice.PolicyBroken broken) {
    Faults.Saying saying = new Faults(texts).of(broken.reason(), broken.where());
    say(saying.what(), saying.advice());
    getChildren()
        .setAll(
            Icon.PROBLEM.node("trouble-icon"),
            words,
            Pieces.iconButton(
                Icon.CLOSE, texts.get("chats.dismiss"), "dismiss", () -> model.dismiss(broken)));
  }

  private void keyChanged(RelayAddress relay, Runnable relays) {
    getStyleClass().add("danger");
    say(
        texts.get("relays.key-changed.notice", relay.place()),
        texts.get("relays.key-changed.notice.do"));
    buttons(Pieces.button(texts.get("relays.show"), "danger", relays));
    getChildren().setAll(Icon.PROBLEM.node("trouble-icon"), words);
  }

  private void denies(Notice.RelayDenies denies, Runnable relays) {
    Faults.Saying saying = new Faults(texts).ofDenial(denies.relay().place(), denies.state());
    say(saying.what(), saying.advice());
    buttons(Pieces.button(texts.get("relays.show"), "quiet", relays));
    getChildren()
        .setAll(
            Icon.PROBLEM.node("trouble-icon"),
            words,
            Pieces.iconButton(
                Icon.CLOSE, texts.get("chats.dismiss"), "dismiss", () -> model.dismiss(denies)));
  }

  private void nobody(Notice.Nobody nobody, Runnable network) {
    Causes causes = new Causes(texts);
    say(causes.what(nobody.cause()), causes.advice(nobody.cause()));
    buttons(Pieces.button(texts.get("network.open"), "quiet", network));
    getChildren()
        .setAll(
            Icon.PROBLEM.node("trouble-icon"),
            words,
            Pieces.iconButton(
                Icon.CLOSE, texts.get("chats.dismiss"), "dismiss", () -> model.dismiss(nobody)));
  }

  private void offer(RelayAddress relay) {
    getStyleClass().add("offer");
    say(texts.get("relays.offer"), texts.get("relays.offer.do"));
    Label which =
        Pieces.label(relay.place() + "  " + Fingerprint.brief(relay.key()), "offer-which");
    which.setTooltip(Pieces.tooltip(Fingerprint.of(relay.key())));
    which.setAccessibleText(
        relay.place() + ", " + texts.get("relays.fingerprint") + " " + Fingerprint.of(relay.key()));
    words.getChildren().add(which);
    buttons(
        Pieces.button(texts.get("relays.offer.use"), "primary", () -> model.use(relay)),
        Pieces.button(texts.get("relays.offer.later"), "quiet", model::offerNoRelays));
    getChildren().setAll(Icon.RELAY.node("trouble-icon"), words);
  }

  private void newVersion(Notice.NewVersion news) {
    getStyleClass().add("offer");
    String version = news.release().version().toString();
    NewVersions versions = model.versions();
    Button more = Pieces.button(texts.get("versions.more"), "quiet", versions::openPage);
    Button fetch = Pieces.button(texts.get("versions.fetch"), "primary", versions::fetch);
    boolean can = versions.canFetch(news.release());
    switch (news.standing()) {
      case Standing.Fetching _ ->
          say(texts.get("versions.fetching", version), texts.get("versions.fetching.do"));
      case Standing.Fetched _ -> {
        say(texts.get("versions.fetched", version), texts.get("versions.fetched.do"));
        buttons(Pieces.button(texts.get("versions.show"), "primary", versions::openFolder), more);
      }
      case Standing.NotFetched(_, var reason) -> {
        Faults.Saying saying = new Faults(texts).of(reason);
        say(saying.what(), saying.advice());
        buttons(Pieces.button(texts.get("versions.again"), "primary", versions::fetch), more);
      }
      case Standing.Here _,
          Standing.Unknown _,
          Standing.Looking _,
          Standing.Newest _,
          Standing.NotTold _ -> {
        say(
            texts.get("versions.here", version),
            news.needed()
                ? texts.get("versions.needed", versions.mine())
                : texts.get("versions.mine", versions.mine()));
        buttons(can ? new Button[] {fetch, more} : new Button[] {more});
      }
    }
    getChildren().setAll(Icon.INFO.node("trouble-icon"), words);
    if (!news.needed()) {
      getChildren()
          .add(
              Pieces.iconButton(
                  Icon.CLOSE, texts.get("chats.dismiss"), "dismiss", () -> model.dismiss(news)));
    }
  }

  private void newsOffer(String server) {
    getStyleClass().add("offer");
    say(texts.get("versions.offer"), texts.get("versions.offer.do", server));
    buttons(
        Pieces.button(texts.get("versions.offer.yes"), "primary", () -> model.wishNews(true)),
        Pieces.button(texts.get("versions.offer.no"), "quiet", () -> model.wishNews(false)));
    getChildren().setAll(Icon.INFO.node("trouble-icon"), words);
  }

  private void say(String what, String advice) {
    words
        .getChildren()
        .setAll(Pieces.paragraph(what, "trouble-what"), Pieces.paragraph(advice, "trouble-advice"));
  }

  private void buttons(Button... buttons) {
    HBox row = new HBox((Node[]) buttons);
    row.getStyleClass().add("trouble-buttons");
    words.getChildren().add(row);
  }
}
