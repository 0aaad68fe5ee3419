package app.maru.ui.relays;

import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.p2p.relay.RelayAddress;
import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Fingerprint;
import app.maru.ui.text.Texts;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One of my relays: where, how things stand, its fingerprint, and the way to remove it.
final class RelayLine extends VBox {
  private static final PseudoClass WELL = PseudoClass.getPseudoClass("well");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass UNTRUSTED = PseudoClass.getPseudoClass("untrusted");

  private final RelaysViewModel model;
  private final Region dot = new Region();
  private final Label state = Pieces.paragraph("", "relay-state");
  private final Label advice = Pieces.paragraph("", "card-hint");
  private final Button remove;
  private final Button keep;
  private final VBox question = new VBox();
  private boolean asked;

  RelayLine(RelaysViewModel model, RelayAddress relay) {
    this.model = model;
    Texts texts = model.texts();
    getStyleClass().add("relay-line");
    dot.getStyleClass().add("relay-dot");
    HBox standing = new HBox(dot, state);
    standing.getStyleClass().add("relay-standing");
    VBox words =
        new VBox(
            Pieces.label(relay.place(), "relay-place"),
            standing,
            advice,
            fingerprint(relay, texts));
    words.getStyleClass().add("relay-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    remove =
        Pieces.iconButton(
            Icon.DELETE,
            texts.get("relays.remove", relay.place()),
            "relay-remove",
            () -> model.askToRemove(relay));
    if (model.settled(relay)) {
      Label settled = Pieces.label(texts.get("policy.settled"), "settled");
      settled.setGraphic(Icon.LOCK.node("settled-icon"));
      words.getChildren().add(settled);
    }
    HBox row = model.settled(relay) ? new HBox(words) : new HBox(words, remove);
    row.getStyleClass().add("card-row");
    keep = Pieces.button(texts.get("relays.remove.no"), "quiet", model::keep);
    HBox answers =
        new HBox(keep, Pieces.button(texts.get("relays.remove.yes"), "danger", model::remove));
    answers.getStyleClass().add("relay-answers");
    question.getStyleClass().add("relay-question");
    question
        .getChildren()
        .setAll(
            Pieces.paragraph(texts.get("relays.remove.title"), "relay-asked"),
            Pieces.paragraph(texts.get("relays.remove.text"), "card-hint"),
            answers);
    Pieces.present(question, false);
    getChildren().addAll(row, question);
  }

  /// A relay's place and fingerprint, read out group by group.
  static Node fingerprint(RelayAddress relay, Texts texts) {
    Label digits = Pieces.paragraph(Fingerprint.of(relay.key()), "relay-fingerprint");
    digits.setAccessibleText(texts.get("relays.fingerprint") + " " + digits.getText());
    return digits;
  }

  void show(Relay relay, boolean asks) {
    Faults.Saying saying = model.words(relay.state());
    state.setText(saying.what());
    advice.setText(saying.advice());
    Pieces.present(advice, !saying.advice().isEmpty());
    pseudoClassStateChanged(UNTRUSTED, relay.state() == RelayState.KEY_CHANGED);
    dot.pseudoClassStateChanged(WELL, relay.state() == RelayState.CONNECTED);
    boolean wrong =
        switch (relay.state()) {
          case CONNECTING, CONNECTED, UNREACHABLE -> false;
          case KEY_CHANGED, INVITE_NEEDED, CLOSED, BLOCKED, FULL -> true;
        };
    dot.pseudoClassStateChanged(WRONG, wrong);
    state.pseudoClassStateChanged(WRONG, wrong);
    ask(asks);
  }

  private void ask(boolean asks) {
    if (asks == asked) {
      return;
    }
    asked = asks;
    Pieces.present(question, asks);
    Pieces.present(remove, !asks);
    // The careful answer is the one that a key pressed too soon gives.
    (asks ? keep : remove).requestFocus();
  }
}
