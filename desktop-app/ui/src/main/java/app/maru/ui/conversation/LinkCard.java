package app.maru.ui.conversation;

import app.maru.ui.control.Card;
import app.maru.ui.control.Clip;
import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Destination;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Shows where a link leads before anything is opened.
final class LinkCard {
  private static final double WIDTH = 460;

  private final Card card;
  private final Button first;
  private final Texts texts;

  /// @param open opens it
  LinkCard(Destination destination, Texts texts, Runnable open, Runnable close) {
    this.texts = texts;
    card = new Card(texts.get("link.title"), texts.get("settings.close"), WIDTH, close);
    card.add(
        Pieces.paragraph(
            switch (destination.kind()) {
              case WEB -> texts.get("link.web");
              case MAIL -> texts.get("link.mail");
              case MARU -> texts.get("link.maru");
            },
            "card-lead"));
    if (!destination.host().isEmpty()) {
      card.add(Pieces.paragraph(destination.host(), "link-host"));
    }
    destination
        .plain()
        .ifPresent(
            plain -> card.add(Pieces.paragraph(texts.get("link.plain", plain), "card-hint")));
    card.add(Pieces.paragraph(SafeText.message(destination.link()), "link-whole"));
    destination.doubts().stream().sorted().forEach(doubt -> card.add(doubt(doubt)));
    boolean odd =
        destination.doubts().stream().anyMatch(doubt -> doubt != Destination.Doubt.NOT_ENCRYPTED);
    Button yes =
        Pieces.button(
            texts.get("link.open"),
            odd ? "danger" : "primary",
            () -> {
              close.run();
              open.run();
            });
    yes.getStyleClass().add("link-open");
    boolean mail = destination.kind() == Destination.Kind.MAIL;
    Button copy =
        Pieces.button(
            mail ? texts.get("link.copy.mail") : texts.get("link.copy"),
            "quiet",
            () -> {
              Clip.copy(mail ? destination.host() : destination.link());
              close.run();
            });
    HBox row = new HBox(yes, copy);
    row.getStyleClass().addAll("card-row", "card-foot");
    card.add(row);
    first = odd ? copy : yes;
  }

  private Label doubt(Destination.Doubt doubt) {
    Label words =
        Pieces.paragraph(
            switch (doubt) {
              case NOT_ENCRYPTED -> texts.get("link.doubt.plain");
              case NAME_BEFORE_HOST -> texts.get("link.doubt.name");
              case LOOKS_LIKE_ANOTHER -> texts.get("link.doubt.alike");
              case MIXED_SCRIPTS -> texts.get("link.doubt.mixed");
              case NUMBERS_ONLY -> texts.get("link.doubt.numbers");
            },
            "link-doubt");
    words.setGraphic(Icon.PROBLEM.node("link-doubt-icon"));
    return words;
  }

  Region card() {
    return card;
  }

  Node first() {
    return first;
  }
}
