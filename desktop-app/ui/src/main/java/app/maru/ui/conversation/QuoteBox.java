package app.maru.ui.conversation;

import app.maru.messaging.Quote;
import app.maru.ui.control.Click;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiLabel;
import app.maru.ui.text.Markup;
import app.maru.ui.text.Texts;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The beginning of the message another one answers; a click leads there.
final class QuoteBox extends VBox {
  private static final double NAME_EMOJI = 14;
  private static final double EMOJI = 15;

  private final EmojiLabel name = new EmojiLabel("quote-name", NAME_EMOJI);
  private final EmojiLabel text = new EmojiLabel("quote-text", EMOJI);
  private final Texts texts;
  private @Nullable Quote shown;

  QuoteBox(Texts texts, Consumer<Quote> jump) {
    this.texts = texts;
    getStyleClass().add("quote");
    getChildren().addAll(name, text);
    setOnMouseClicked(event -> {
      Quote quote = shown;
      if (quote != null && quote.text().isPresent() && Click.isIn(event)) {
        event.consume();
        jump.accept(quote);
      }
    });
  }

  /// @param title what the other is called
  void show(Quote quote, String title) {
    shown = quote;
    boolean here = quote.text().isPresent();
    String who = quote.mine() ? texts.get("quote.me") : title;
    name.show(who);
    Pieces.present(name, here);
    String words = quote.text().map(Markup::preview).orElseGet(() -> texts.get("quote.gone"));
    text.show(words);
    setAccessibleText(here ? texts.get("quote.spoken", who, words) : words);
  }
}
