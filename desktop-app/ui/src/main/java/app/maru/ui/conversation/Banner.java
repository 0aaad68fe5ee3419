package app.maru.ui.conversation;

import app.maru.messaging.ContactState;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiWords;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What stands between me and somebody: their request, my block, their wish that I delete what was
/// said; and notes while mine is open.
final class Banner extends VBox {
  private final ConversationViewModel model;
  private final Runnable delete;
  private final Runnable decline;

  Banner(ConversationViewModel model, Runnable delete, Runnable closed) {
    this.model = model;
    this.delete = delete;
    this.decline = () -> model.terms().decline(closed);
    getStyleClass().add("banner");
    model.state().subscribe(_ -> show());
    model.title().subscribe(_ -> show());
    model.terms().asked().subscribe(_ -> show());
    model.namesake().subscribe(_ -> show());
    model.composer().problem().subscribe(_ -> show());
  }

  /// Whether the person may write now.
  static boolean mayWrite(ContactState state) {
    return switch (state) {
      case REQUESTING, BLOCKED -> false;
      case STRANGER, REQUESTED, ACCEPTED -> true;
    };
  }

  private void show() {
    Texts texts = model.texts();
    String name = model.title().get();
    getChildren().clear();
    getStyleClass().setAll("banner");
    switch (model.state().get()) {
      case REQUESTING -> {
        getStyleClass().add("banner-card");
        ask(texts, name);
      }
      case BLOCKED -> {
        getStyleClass().add("banner-card");
        say(texts.get("request.blocked.title", name), texts.get("request.blocked.text", name));
        row(Pieces.button(texts.get("request.unblock"), "quiet", model.terms()::unblock));
      }
      case REQUESTED -> note(texts.get("request.asked", name));
      case STRANGER -> {
        note(texts.get("request.first", name));
        row(Pieces.button(texts.get("request.ask"), "quiet", model.terms()::request));
      }
      case ACCEPTED -> {
        if (model.terms().asked().get()) {
          getStyleClass().add("banner-card");
          say(texts.get("delete.asked.title", name), texts.get("delete.asked.text"));
          row(
              Pieces.button(texts.get("delete.asked.yes"), "danger", delete),
              Pieces.button(texts.get("delete.asked.no"), "quiet", model.terms()::keep));
        } else {
          getStyleClass().add("banner-none");
        }
      }
    }
    if (!mayWrite(model.state().get()) && !model.composer().problem().get().isEmpty()) {
      // Above the composer, where it is said otherwise, it can't be seen now.
      Label problem = Pieces.paragraph(model.composer().problem().get(), "composer-problem");
      problem.setGraphic(Icon.PROBLEM.node("composer-problem-icon"));
      getChildren().add(problem);
    }
    Pieces.present(this, !getChildren().isEmpty());
  }

  private void ask(Texts texts, String name) {
    say(texts.get("request.title", name), texts.get("request.text", name));
    if (!model.namesake().get().isEmpty()) {
      getChildren()
          .add(
              new EmojiWords(model.namesake().get(), "person-warning")
                  .sign(Icon.PROBLEM.node("person-warning-icon")));
    }
    // Tab comes first to what can be taken back.
    row(
        Pieces.button(texts.get("request.block"), "danger", model.terms()::block),
        Pieces.button(texts.get("request.decline"), "quiet", decline),
        Pieces.button(texts.get("request.accept"), "primary", model.terms()::accept));
  }

  private void say(String title, String text) {
    Label heading = new EmojiWords(title, "banner-title");
    heading.setMaxWidth(USE_PREF_SIZE);
    getChildren().addAll(heading, new EmojiWords(text, "banner-text"));
  }

  private void note(String words) {
    getStyleClass().add("banner-note");
    getChildren().add(new EmojiWords(words, "banner-text"));
  }

  private void row(Node... buttons) {
    HBox row = new HBox(buttons);
    row.getStyleClass().add("banner-buttons");
    row.setAlignment(Pos.CENTER);
    getChildren().add(row);
  }
}
