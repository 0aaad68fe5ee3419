package app.maru.ui.find;

import app.maru.ui.control.Avatar;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiWords;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows one [FindRow].
final class FindCell extends ListCell<FindRow> {
  private static final PseudoClass OPENABLE = PseudoClass.getPseudoClass("openable");

  private static final double TITLE_EMOJI = 17;
  private static final double TEXT_EMOJI = 16;

  private final Texts texts;
  private final Avatar avatar = new Avatar(38);
  private final MarkedLine title = new MarkedLine("found-title", TITLE_EMOJI);
  private final MarkedLine text = new MarkedLine("found-text", TEXT_EMOJI);
  private final FontIcon verified = Icon.VERIFIED.node("chat-verified");
  private final Label time = Pieces.label("", "chat-time");
  private final HBox row;
  private final Label heading = Pieces.label("", "nearby-heading");

  FindCell(Texts texts) {
    this.texts = texts;
    getStyleClass().addAll("chat-cell", "find-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    time.setMinWidth(USE_PREF_SIZE);
    HBox top = new HBox(title, verified, Pieces.spacer(), time);
    top.getStyleClass().add("chat-top");
    VBox words = new VBox(top, text);
    words.getStyleClass().add("chat-words");
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    row = new HBox(avatar, words);
    row.getStyleClass().add("found-row");
    row.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(@Nullable FindRow item, boolean empty) {
    super.updateItem(item, empty);
    boolean choice = !empty && item instanceof FindRow.Choice;
    pseudoClassStateChanged(OPENABLE, choice);
    setMouseTransparent(!choice);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    switch (item) {
      case FindRow.Heading(var words) -> {
        heading.setText(words);
        setAccessibleText(words);
        setGraphic(heading);
      }
      case FindRow.Person person -> {
        avatar.show(Optional.of(person.person()), person.name(), person.nearby());
        show(person.line(), Marked.plain(person.about()), "");
        sign(person.verified(), person.name() + ", " + person.about());
      }
      case FindRow.Said said -> {
        avatar.show(Optional.of(said.person()), said.name(), false);
        String who = said.mine() ? texts.get("find.mine", said.name()) : said.name();
        show(Marked.plain(who), said.line(), said.time());
        sign(said.verified(), who + ", " + said.time() + ", " + said.line().text());
      }
      case FindRow.More more -> {
        setGraphic(line(Icon.UNFOLD, Marked.plain(more.words()), ""));
        setAccessibleText(more.words());
      }
      case FindRow.Act act -> {
        setGraphic(line(act.command().icon(), act.line(), act.command().hint()));
        setAccessibleText(act.command().name() + " " + act.command().hint());
      }
    }
  }

  private void show(Marked first, Marked second, String when) {
    title.show(first);
    text.show(second);
    Pieces.present(text, !second.text().isEmpty());
    time.setText(when);
    setGraphic(row);
  }

  private void sign(boolean sure, String spoken) {
    Pieces.present(verified, sure);
    setAccessibleText(sure ? spoken + ", " + texts.get("safety.verified") : spoken);
  }

  private static Node line(Icon icon, Marked words, String hint) {
    StackPane sign = new StackPane(icon.node("found-icon"));
    sign.getStyleClass().add("found-sign");
    MarkedLine name = new MarkedLine("found-title", TITLE_EMOJI);
    name.show(words);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox line = new HBox(sign, name);
    if (!hint.isEmpty()) {
      EmojiWords keys = new EmojiWords(hint, "found-keys");
      keys.setWrapText(false);
      keys.setMinWidth(USE_PREF_SIZE);
      line.getChildren().add(keys);
    }
    line.getStyleClass().add("found-row");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
