package app.maru.ui.people;

import app.maru.messaging.Regard;
import app.maru.ui.control.Avatar;
import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.control.Switch;
import app.maru.ui.emoji.EmojiField;
import app.maru.ui.emoji.EmojiWords;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card of a person.
public final class PersonView {
  private static final double WIDTH = 480;
  private static final double PICTURE = 72;
  private static final double FIELD = 220;

  private final PersonViewModel model;
  private final Texts texts;
  private final Card card;

  /// @param write opens the conversation with them
  /// @param close takes the card away
  public PersonView(PersonViewModel model, Runnable write, Runnable close) {
    this.model = model;
    this.texts = model.texts();
    card = new Card(texts.get("person.title"), texts.get("settings.close"), WIDTH, close);
    Label devices = Pieces.paragraph("", "card-value");
    model
        .devices()
        .subscribe(count -> devices.setText(texts.get("person.devices.count", count.intValue())));
    Label problem = Pieces.paragraph("", "start-problem");
    problem.textProperty().bind(model.problem());
    model.problem().subscribe(words -> Pieces.present(problem, !words.isEmpty()));
    card.add(
        top(),
        Card.line(texts.get("person.alias"), texts.get("person.alias.hint"), alias()),
        onOff(
            texts.get("person.favourite"),
            texts.get("person.favourite.hint"),
            "person-favourite",
            Regard::favourite,
            model::favour),
        hiding(),
        problem,
        new SafetyView(model.safety(), model.name(), model.revision()),
        Card.line(texts.get("person.devices"), "", devices),
        answers(write));
  }

  private Node hiding() {
    Node line =
        onOff(
            texts.get("person.hide"),
            texts.get("person.hide.hint"),
            "person-hide",
            Regard::hidden,
            model::hide);
    model.revision().subscribe(_ -> Pieces.present(line, model.canHide()));
    return line;
  }

  private Node top() {
    Avatar avatar = new Avatar(PICTURE);
    Label name = new EmojiWords("", "person-name");
    Label own = new EmojiWords("", "card-hint");
    Label standing = Pieces.paragraph("", "person-standing");
    Label reach = Pieces.paragraph("", "card-hint");
    Node verified = Icon.VERIFIED.node("verified-icon");
    HBox title = new HBox(name, verified);
    title.getStyleClass().add("person-title");
    Label namesake =
        new EmojiWords("", "person-warning").sign(Icon.PROBLEM.node("person-warning-icon"));
    Label status = new EmojiWords("", "person-status");
    Label seen = Pieces.paragraph("", "card-hint");
    VBox words = new VBox(title, own, status, standing, reach, seen, namesake);
    words.getStyleClass().add("person-words");
    HBox top = new HBox(avatar, words);
    top.getStyleClass().add("person-top");
    top.setAlignment(Pos.CENTER_LEFT);
    model
        .revision()
        .subscribe(_ -> {
          avatar.show(Optional.of(model.person()), model.name(), model.isNearby());
          name.setText(model.name());
          own.setText(model.ownName().map(said -> texts.get("person.own", said)).orElse(""));
          Pieces.present(
              own, model.ownName().filter(said -> !said.equals(model.name())).isPresent());
          status.setText(model.status());
          Pieces.present(status, !model.status().isEmpty());
          standing.setText(model.standing());
          reach.setText(model.reach());
          seen.setText(model.seen());
          Pieces.present(seen, !model.seen().isEmpty());
          Pieces.present(verified, model.regard().verified());
          namesake.setText(model.namesake());
          Pieces.present(namesake, !model.namesake().isEmpty());
        });
    return top;
  }

  private TextField alias() {
    TextField alias = new EmojiField();
    alias.textProperty().bindBidirectional(model.alias());
    alias.setPromptText(model.ownName().orElse(""));
    alias.setAccessibleText(texts.get("person.alias"));
    alias.getStyleClass().addAll("card-field", "person-alias");
    alias.setPrefWidth(FIELD);
    alias.setOnAction(_ -> model.rename());
    alias
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            model.rename();
          }
        });
    return alias;
  }

  private Node onOff(
      String words, String hint, String id, Predicate<Regard> isOn, Consumer<Boolean> change) {
    Switch shown = new Switch();
    shown.setId(id);
    shown.setAccessibleText(words);
    model.revision().subscribe(_ -> shown.setSelected(isOn.test(model.regard())));
    shown
        .selectedProperty()
        .addListener((_, _, on) -> {
          if (on != isOn.test(model.regard())) {
            change.accept(on);
          }
        });
    return Card.line(words, hint, shown);
  }

  private Node answers(Runnable write) {
    Button block = Pieces.button("", "quiet", () -> model.block(!model.isBlocked()));
    block.setId("person-block");
    model
        .revision()
        .subscribe(_ -> {
          boolean blocked = model.isBlocked();
          block.setText(texts.get(blocked ? "request.unblock" : "request.block"));
          block.getStyleClass().removeAll("quiet", "danger");
          block.getStyleClass().add(blocked ? "quiet" : "danger");
          // Seen on their card, heard without it.
          block.setAccessibleText(
              blocked ? block.getText() : texts.get("conversation.block", model.name()));
        });
    Button open = Pieces.button(texts.get("person.write"), "primary", write);
    HBox answers = new HBox(block, Pieces.spacer(), open);
    answers.getStyleClass().add("card-answers");
    return answers;
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return card.cross();
  }
}
