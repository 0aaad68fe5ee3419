package app.maru.ui.conversation;

import app.maru.messaging.ContactState;
import app.maru.messaging.Lifetime;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiWords;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;

/// How long messages live here, and the way to change it.
final class LifetimeButton extends Button {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  LifetimeButton(ConversationViewModel model, Outside outside) {
    Texts texts = model.texts();
    setGraphic(Icon.TIMER.node("button-icon"));
    getStyleClass().addAll("icon-button", "lifetime");
    setTooltip(EmojiWords.shownIn(Pieces.tooltip("")));
    setOnAction(_ -> {
      LifetimeCard card = new LifetimeCard(model, outside.cards()::close);
      outside.cards().open(card.card(), card.first());
    });
    model.deeds().lifetime().subscribe(now -> show(now, texts, model));
    model
        .state()
        .subscribe(state ->
            Pieces.present(
                this,
                !model.isNotes()
                    && (state == ContactState.ACCEPTED || state == ContactState.REQUESTED)));
  }

  private void show(Lifetime now, Texts texts, ConversationViewModel model) {
    boolean on = now.seconds() > 0;
    String span = Spans.words(now.seconds(), texts);
    String words =
        !on
            ? texts.get("lifetime.title")
            : now.mine()
                ? texts.get("lifetime.mine", span)
                : texts.get("lifetime.theirs", span, model.title().get());
    setText(on ? span : "");
    setContentDisplay(on ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    setAccessibleText(words);
    getTooltip().setText(words);
    pseudoClassStateChanged(ON, on);
  }
}
