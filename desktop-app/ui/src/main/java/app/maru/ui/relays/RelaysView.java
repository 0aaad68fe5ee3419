package app.maru.ui.relays;

import app.maru.messaging.Relay;
import app.maru.p2p.relay.RelayAddress;
import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card with my relays.
public final class RelaysView {
  private static final double WIDTH = 540;

  private final RelaysViewModel model;
  private final Texts texts;
  private final Card card;
  private final VBox mine = new VBox();
  private final VBox offered = new VBox();
  private final TextField input = new TextField();
  private final Map<RelayAddress, RelayLine> lines = new HashMap<>();

  /// @param back goes back to the settings
  /// @param close takes the card away
  public RelaysView(RelaysViewModel model, Runnable back, Runnable close) {
    this.model = model;
    this.texts = model.texts();
    card = new Card(texts.get("relays.title"), texts.get("settings.close"), WIDTH, close);
    card.back(texts.get("settings.title"), back);
    mine.getStyleClass().add("relays");
    offered.getStyleClass().add("relays");
    card.add(Pieces.paragraph(texts.get("relays.lead"), "card-lead"), mine);
    adding();
    card.add(offered);
    honesty();
    model.mine().addListener((ListChangeListener<Relay>) _ -> showMine());
    model.leaving().addListener(_ -> showMine());
    model.offered().addListener((ListChangeListener<RelayAddress>) _ -> showOffered());
    showMine();
    showOffered();
  }

  private void adding() {
    input.textProperty().bindBidirectional(model.input());
    input.setPromptText("maru://relay/…");
    input.setAccessibleText(texts.get("relays.input"));
    input.getStyleClass().addAll("card-field", "relay-input");
    input.setOnAction(_ -> model.add());
    HBox.setHgrow(input, Priority.ALWAYS);
    HBox row = new HBox(input, Pieces.button(texts.get("relays.add"), "primary", model::add));
    row.getStyleClass().add("card-row");
    Label problem = Pieces.paragraph("", "start-problem");
    problem.setGraphic(Icon.PROBLEM.node("start-problem-icon"));
    problem.textProperty().bind(model.problem());
    model.problem().subscribe(words -> Pieces.present(problem, !words.isEmpty()));
    card.add(Card.heading(texts.get("relays.input")), row, problem);
  }

  private void honesty() {
    card.add(
        Card.heading(texts.get("relays.sees")),
        fact(Icon.LOCK, texts.get("relays.sees.not")),
        fact(Icon.INFO, texts.get("relays.sees.yes")));
  }

  private static Node fact(Icon icon, String words) {
    HBox fact = new HBox(icon.node("relay-fact-icon"), Pieces.paragraph(words, "card-hint"));
    fact.getStyleClass().add("relay-fact");
    return fact;
  }

  private void showMine() {
    List<Relay> relays = List.copyOf(model.mine());
    boolean hadFocus = lines.values().stream().anyMatch(Node::isFocusWithin);
    lines.keySet().retainAll(relays.stream().map(Relay::address).toList());
    List<Node> shown = relays.stream().<Node>map(relay -> line(relay.address())).toList();
    if (!mine.getChildren().equals(shown)) {
      mine.getChildren().setAll(shown);
    }
    for (Relay relay : relays) {
      line(relay.address())
          .show(relay, model.leaving().get().filter(relay.address()::equals).isPresent());
    }
    if (relays.isEmpty()) {
      mine.getChildren().setAll(none());
    }
    if (hadFocus && lines.values().stream().noneMatch(Node::isFocusWithin)) {
      input.requestFocus();
    }
  }

  private RelayLine line(RelayAddress relay) {
    return lines.computeIfAbsent(relay, which -> new RelayLine(model, which));
  }

  private Node none() {
    HBox none =
        new HBox(
            Icon.RELAY.node("relay-none-icon"),
            new VBox(
                Pieces.paragraph(texts.get("relays.none.title"), "relay-place"),
                Pieces.paragraph(texts.get("relays.none.text"), "card-hint")));
    none.getStyleClass().add("relay-none");
    return none;
  }

  private void showOffered() {
    offered.getChildren().clear();
    if (!model.offered().isEmpty()) {
      offered.getChildren().add(Card.heading(texts.get("relays.found")));
      model.offered().forEach(relay -> offered.getChildren().add(offer(relay)));
    }
    Pieces.present(offered, !model.offered().isEmpty());
  }

  private Node offer(RelayAddress relay) {
    VBox words =
        new VBox(Pieces.label(relay.place(), "relay-place"), RelayLine.fingerprint(relay, texts));
    words.getStyleClass().add("relay-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line =
        new HBox(words, Pieces.button(texts.get("relays.use"), "quiet", () -> model.use(relay)));
    line.getStyleClass().addAll("card-row", "relay-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return input;
  }
}
