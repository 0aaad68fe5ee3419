package app.maru.ui.conversation;

import app.maru.messaging.ContactState;
import app.maru.messaging.Route;
import app.maru.ui.control.Avatar;
import app.maru.ui.control.Click;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiItem;
import app.maru.ui.emoji.EmojiLabel;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import org.kordamp.ikonli.javafx.FontIcon;

/// With whom, and how the next message would travel.
final class Header extends HBox {
  private static final PseudoClass DIRECT = PseudoClass.getPseudoClass("direct");
  private static final PseudoClass RELAY = PseudoClass.getPseudoClass("relay");

  private static final double TITLE_EMOJI = 19;
  private static final double STATUS_EMOJI = 15;
  private static final double MENU_GAP = 4;

  private final Avatar avatar = new Avatar(38);
  private final EmojiLabel title = new EmojiLabel("header-title", TITLE_EMOJI);
  private final FontIcon verified = Icon.VERIFIED.node("verified-icon");
  private final FontIcon sign = Icon.CLOCK.node("route-sign");
  private final Label word = Pieces.label("", "header-route");
  private final EmojiLabel status = new EmojiLabel("header-status", STATUS_EMOJI);
  private final Tooltip hint = Pieces.tooltip("");
  private final MenuItem block = new EmojiItem();
  private final ConversationViewModel model;

  Header(
      ConversationViewModel model,
      Outside outside,
      Supplier<List<MenuItem>> keeping,
      Runnable find,
      Runnable about,
      Runnable closed) {
    this.model = model;
    getStyleClass().add("header");
    Texts texts = model.texts();
    HBox route = new HBox(sign, word, status);
    route.getStyleClass().add("header-path");
    Tooltip.install(route, hint);
    verified.setAccessibleText(texts.get("safety.verified"));
    Tooltip.install(verified, Pieces.tooltip(texts.get("safety.verified")));
    HBox name = new HBox(title, verified);
    name.getStyleClass().add("header-name");
    VBox words = new VBox(name, route);
    words.getStyleClass().add("header-words");
    MenuItem search = new MenuItem(texts.get("find.here.prompt"));
    search.setOnAction(_ -> find.run());
    MenuItem close = new MenuItem(texts.get("conversation.close"));
    close.setOnAction(_ -> closed.run());
    block.setOnAction(_ -> toggleBlock());
    ContextMenu menu = new ContextMenu();
    Button more =
        Pieces.iconButton(Icon.MORE, texts.get("conversation.menu"), "header-more", () -> {});
    more.setOnAction(_ -> {
      menu.getItems().setAll(search, new SeparatorMenuItem());
      List<MenuItem> kept = keeping.get();
      menu.getItems().addAll(kept);
      if (!kept.isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      if (!model.isNotes()) {
        menu.getItems().add(block);
      }
      menu.getItems().add(close);
      offer(menu, more);
    });
    HBox who = who(words, about);
    Button back =
        Pieces.iconButton(
            Icon.BACK, texts.get("conversation.back"), "header-back", outside.back().go());
    back.visibleProperty().bind(outside.back().wanted());
    back.managedProperty().bind(outside.back().wanted());
    getChildren().addAll(back, who, Pieces.spacer(), new LifetimeButton(model, outside), more);
    model
        .status()
        .subscribe(said -> {
          status.show(said.isEmpty() ? "" : "· " + said);
          Pieces.present(status, !said.isEmpty());
        });
    model.verified().subscribe(sure -> Pieces.present(verified, sure));
    model.title().subscribe(_ -> show());
    model.route().subscribe(_ -> show());
    model.state().subscribe(_ -> show());
  }

  /// Below the button, and no further to the right than it.
  private static void offer(ContextMenu menu, Button below) {
    Bounds place = below.localToScreen(below.getLayoutBounds());
    if (place != null) {
      menu.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_RIGHT);
      menu.show(below, place.getMaxX(), place.getMaxY() + MENU_GAP);
    }
  }

  private HBox who(VBox words, Runnable about) {
    HBox who = new HBox(avatar, words);
    who.getStyleClass().add("header-who");
    who.setOnMouseClicked(event -> {
      if (!model.isNotes() && Click.isIn(event)) {
        about.run();
        event.consume();
      }
    });
    return who;
  }

  private void toggleBlock() {
    if (model.state().get() == ContactState.BLOCKED) {
      model.terms().unblock();
    } else {
      model.terms().block();
    }
  }

  private void show() {
    Texts texts = model.texts();
    String name = model.title().get();
    Route route = model.route().get();
    title.show(name);
    if (model.isNotes()) {
      avatar.showNotes(Optional.of(model.person()));
    } else {
      avatar.show(Optional.of(model.person()), name, false);
    }
    boolean blocked = model.state().get() == ContactState.BLOCKED;
    block.setText(blocked ? texts.get("request.unblock") : texts.get("conversation.block", name));
    String path =
        switch (route) {
          case DIRECT -> texts.get("conversation.route.direct");
          case RELAY -> texts.get("conversation.route.relay");
          case WAITING -> texts.get("conversation.route.waiting");
          case HERE -> texts.get("conversation.route.here");
        };
    word.setText(path);
    hint.setText(
        switch (route) {
          case DIRECT -> texts.get("conversation.route.direct.hint");
          case RELAY -> texts.get("conversation.route.relay.hint");
          case WAITING -> texts.get("conversation.route.waiting.hint");
          case HERE -> texts.get("conversation.route.here.hint");
        });
    word.setAccessibleText(path + ". " + hint.getText());
    switch (route) {
      case DIRECT -> Icon.DIRECT.show(sign);
      case RELAY -> Icon.RELAY.show(sign);
      case WAITING -> Icon.CLOCK.show(sign);
      case HERE -> Icon.LOCK.show(sign);
    }
    sign.pseudoClassStateChanged(DIRECT, route == Route.DIRECT);
    sign.pseudoClassStateChanged(RELAY, route == Route.RELAY);
  }
}
