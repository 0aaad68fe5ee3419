package app.maru.ui.network;

import app.maru.p2p.lan.LanCause;
import app.maru.ui.control.Card;
import app.maru.ui.control.Clip;
import app.maru.ui.control.CopyField;
import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The card that says why nobody is found. It tests the network when it opens.
public final class NetworkView implements AutoCloseable {
  private static final double WIDTH = 560;
  private static final double BUSY = 18;

  private final NetworkViewModel model;
  private final Texts texts;
  private final Ways ways;
  private final Card card;
  private final VBox verdict = new VBox();
  private final VBox interfaces = new VBox();
  private final HBox busy;
  private final Button again;
  private final Button copy;
  private final Subscription listening;

  /// Where the remedies lead.
  ///
  /// @param add opens the card to add a person
  /// @param relays opens the card with my relays
  /// @param back goes back to the settings
  /// @param close takes the card away
  public record Ways(Runnable add, Runnable relays, Runnable back, Runnable close) {}

  /// Begins a test.
  public NetworkView(NetworkViewModel model, Ways ways) {
    this.model = model;
    this.texts = model.texts();
    this.ways = ways;
    card = new Card(texts.get("network.title"), texts.get("settings.close"), WIDTH, ways.close());
    card.back(texts.get("settings.title"), ways.back());
    verdict.getStyleClass().add("network-verdict");
    verdict.setAccessibleText(texts.get("network.title"));
    interfaces.getStyleClass().add("relays");
    ProgressIndicator turning = new ProgressIndicator();
    turning.setMaxSize(BUSY, BUSY);
    busy = new HBox(turning, Pieces.paragraph(texts.get("network.testing"), "card-hint"));
    busy.getStyleClass().add("network-busy");
    busy.setAlignment(Pos.CENTER_LEFT);
    again = Pieces.button(texts.get("network.again"), "quiet", model.network()::test);
    copy = Pieces.button(texts.get("network.copy"), "quiet", this::copy);
    HBox foot = new HBox(again, copy);
    foot.getStyleClass().add("card-answers");
    card.add(busy, verdict, interfaces, foot);
    listening =
        model
            .network()
            .report()
            .subscribe(_ -> show())
            .and(model.network().testing().subscribe(this::busy));
    model.network().test();
  }

  private void busy(boolean testing) {
    Pieces.present(busy, testing);
    again.setDisable(testing);
    if (!testing) {
      show();
    }
  }

  private void show() {
    verdict.getChildren().clear();
    interfaces.getChildren().clear();
    List<LanCause> causes = model.found();
    causes.forEach(cause -> verdict.getChildren().add(said(cause)));
    FlowPane remedies = new FlowPane();
    remedies.getStyleClass().add("network-remedies");
    model.remedies().forEach(remedy -> remedy(remedy, remedies));
    Pieces.present(remedies, !remedies.getChildren().isEmpty());
    verdict.getChildren().add(remedies);
    model
        .command()
        .ifPresent(command -> {
          CopyField field =
              new CopyField(
                  texts.get("network.firewall"), texts.get("add.copy"), texts.get("add.copied"));
          field.show(command);
          field.getStyleClass().add("network-command");
          verdict
              .getChildren()
              .addAll(Pieces.paragraph(texts.get("network.firewall"), "card-hint"), field);
        });
    List<NetworkViewModel.Line> lines = model.lines();
    if (!lines.isEmpty()) {
      interfaces.getChildren().add(Card.heading(texts.get("network.interfaces")));
      lines.forEach(line -> interfaces.getChildren().add(line(line)));
      interfaces.getChildren().add(Pieces.paragraph(model.others(), "card-hint"));
    }
    copy.setText(texts.get("network.copy"));
    copy.setDisable(model.text().isEmpty());
  }

  private Node said(LanCause cause) {
    boolean well = cause == LanCause.FOUND;
    VBox words =
        new VBox(
            Pieces.paragraph(model.what(cause), "network-what"),
            Pieces.paragraph(model.advice(cause), "card-hint"));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox((well ? Icon.CHOSEN : Icon.PROBLEM).node("network-sign"), words);
    line.getStyleClass().addAll("network-cause", well ? "well" : "wrong");
    return line;
  }

  private void remedy(NetworkViewModel.Remedy remedy, FlowPane into) {
    switch (remedy) {
      case LOOK ->
          into.getChildren()
              .add(
                  Pieces.button(
                      texts.get("network.look"),
                      "primary",
                      () -> {
                        model.network().looking().set(true);
                        model.network().test();
                      }));
      case ADD ->
          into.getChildren().add(Pieces.button(texts.get("network.add"), "quiet", ways.add()));
      case RELAY ->
          into.getChildren()
              .add(Pieces.button(texts.get("network.relays"), "quiet", ways.relays()));
      case FIREWALL -> {
        // Its command stands below, to be copied.
      }
    }
  }

  private static Node line(NetworkViewModel.Line line) {
    Label name = Pieces.paragraph(line.name(), "relay-place");
    VBox words = new VBox(name, Pieces.paragraph(line.what(), "card-hint"));
    words.getStyleClass().addAll("relay-line", "network-interface");
    words.setOpacity(line.used() ? 1 : 0.8);
    return words;
  }

  private void copy() {
    Clip.copy(model.text());
    copy.setText(texts.get("add.copied"));
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return card.cross();
  }

  /// Lets go of the network, which lives longer.
  @Override
  public void close() {
    listening.unsubscribe();
  }
}
