package app.maru.ui.conversation;

import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.Quote;
import app.maru.messaging.Reaction;
import app.maru.messaging.Traits;
import app.maru.p2p.Path;
import app.maru.ui.control.Ticks;
import app.maru.ui.emoji.Emoji;
import app.maru.ui.text.Markup;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a screen reader says of a message: all that can be seen of it.
record Spoken(Texts texts, Times times) {
  private static final int MOST_OF_FEELING = 12;

  /// A box, as fonts draw what they don't have.
  private static final String UNKNOWN = "\u25a1";

  /// @param title what the other is called
  String of(Message message, String title) {
    Traits traits = message.traits();
    String at = times.appointment(message.sentAt());
    String said = traits.retracted() ? texts.get("message.retracted") : said(message, title);
    List<String> after = new ArrayList<>();
    if (!traits.retracted()) {
      if (!feelings(traits).isEmpty()) {
        after.add(texts.get("message.spoken.feelings", feelings(traits)));
      }
      if (traits.lifetime() > 0) {
        after.add(fades(message));
      }
      if (message.late()) {
        after.add(texts.get("message.late.at", times.moment(message.arrivedAt())));
      }
    }
    String line =
        message.mine()
            ? texts.get("message.spoken.mine", at, said, went(message))
            : texts.get("message.spoken.theirs", title, at, said);
    after.addFirst(line);
    return String.join(". ", after);
  }

  private String said(Message message, String title) {
    Traits traits = message.traits();
    String text = SafeText.message(message.text());
    if (traits.edits() > 0) {
      text = text + " (" + texts.get("message.edited") + ")";
    }
    if (traits.quote().isPresent()) {
      text = answers(traits.quote().get(), title) + ". " + text;
    }
    return traits.forwarded() ? texts.get("message.forwarded") + ". " + text : text;
  }

  /// What a quote says, and whose it is.
  String answers(Quote quote, String title) {
    return quote
        .text()
        .map(Markup::preview)
        .map(
            words -> texts.get("quote.spoken", quote.mine() ? texts.get("quote.me") : title, words))
        .orElseGet(() -> texts.get("quote.gone"));
  }

  private String feelings(Traits traits) {
    return traits.reactions().stream()
        .map(Reaction::emoji)
        .flatMap(List::stream)
        .map(emoji ->
            Emoji.all()
                .find(emoji)
                .map(sign -> sign.name(texts.locale()))
                .orElseGet(() -> feeling(emoji)))
        .collect(Collectors.joining(", "));
  }

  /// What somebody sent as an emoji and is none that is known here: harmless, and no longer than
  /// the longest emoji.
  static String feeling(String emoji) {
    String safe = SafeText.preview(emoji);
    int points = safe.codePointCount(0, safe.length());
    String shown =
        points <= MOST_OF_FEELING
            ? safe
            : safe.substring(0, safe.offsetByCodePoints(0, MOST_OF_FEELING)) + "…";
    return shown.codePoints().allMatch(Spoken::isUnseen) ? UNKNOWN : shown;
  }

  private static boolean isUnseen(int point) {
    return Character.getType(point) == Character.FORMAT || Character.isWhitespace(point);
  }

  /// When it disappears, if it does.
  String fades(Message message) {
    String span = Spans.words(message.traits().lifetime(), texts);
    return texts.get(message.mine() ? "message.fades.mine" : "message.fades", span);
  }

  /// How far a message of mine came, and by which way any message did, once that is known.
  String went(Message message) {
    String way = message.path().map(path -> words(message, path)).orElse("");
    if (!message.mine()) {
      return way;
    }
    String state = Ticks.words(message, texts);
    return way.isEmpty() ? state : state + " · " + way;
  }

  private String words(Message message, Path path) {
    return switch (path) {
      case DIRECT -> texts.get("path.direct");
      case RELAY ->
          message.mine() && message.state() == DeliveryState.SENT
              ? texts.get("path.relay.kept")
              : texts.get("path.relay");
    };
  }
}
