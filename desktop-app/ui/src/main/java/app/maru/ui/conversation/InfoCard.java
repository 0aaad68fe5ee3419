package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.messaging.MessageInfo;
import app.maru.p2p.Path;
import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.control.Ticks;
import app.maru.ui.emoji.EmojiWords;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// What is known of a message: each step with its time and way, each device for itself; and what it
/// said before.
final class InfoCard {
  private static final double WIDTH = 460;

  private final Card card;
  private final Texts texts;
  private final Times times;

  InfoCard(ConversationViewModel model, MessageInfo info, Runnable close) {
    texts = model.texts();
    times = model.times();
    card = new Card(texts.get("info.title"), texts.get("settings.close"), WIDTH, close);
    Message message = info.message();
    line(texts.get("info.written"), times.moment(message.sentAt()));
    if (message.mine()) {
      mine(message, info.steps());
    } else {
      line(texts.get("info.arrived"), times.moment(message.arrivedAt()));
      message.path().ifPresent(path -> line(texts.get("info.way"), way(path)));
    }
    if (message.traits().lifetime() > 0) {
      line(texts.get("info.lifetime"), Spans.words(message.traits().lifetime(), texts));
    }
    if (!info.versions().isEmpty()) {
      card.add(Card.heading(texts.get("info.versions")));
      int letters = 0;
      for (MessageInfo.Version version : info.versions()) {
        letters += version.text().length();
        card.add(
            // As many pictures as fifty books of emoji have would stop the window.
            letters <= BubbleLine.SHOWN_AT_FIRST
                ? new EmojiWords(SafeText.message(version.text()), "info-version")
                : Pieces.paragraph(SafeText.message(version.text()), "info-version"),
            Pieces.paragraph(times.moment(version.at()), "card-hint"));
      }
    }
  }

  private void mine(Message message, List<MessageInfo.Step> steps) {
    line(texts.get("info.state"), Ticks.words(message, texts));
    long devices = steps.stream().map(MessageInfo.Step::device).distinct().count();
    steps.stream()
        .map(MessageInfo.Step::device)
        .distinct()
        .forEach(device -> {
          if (devices > 1) {
            card.add(Card.heading(texts.get("info.device", device.toString())));
          }
          steps.stream()
              .filter(step -> step.device().equals(device))
              .forEach(step -> line(words(step), times.moment(step.at())));
        });
  }

  private String words(MessageInfo.Step step) {
    String state = Ticks.words(step.state(), texts);
    return step.path().map(path -> texts.get("info.step", state, way(path))).orElse(state);
  }

  private String way(Path path) {
    return switch (path) {
      case DIRECT -> texts.get("path.direct");
      case RELAY -> texts.get("path.relay");
    };
  }

  private void line(String words, String value) {
    card.add(Card.line(words, "", Pieces.label(value, "card-value")));
  }

  Region card() {
    return card;
  }

  Node first() {
    return card.cross();
  }
}
