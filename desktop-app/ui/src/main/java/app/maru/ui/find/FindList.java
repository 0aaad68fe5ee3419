package app.maru.ui.find;

import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What was found, or that nothing was. The keys stay where one types; see [FindField].
public final class FindList extends StackPane {
  private final FindViewModel model;
  private final ListView<FindRow> list = new ListView<>();
  private final Label words = Pieces.paragraph("", "looking-title");
  private final Label advice = Pieces.paragraph("", "looking-text");
  private final ProgressIndicator busy = new ProgressIndicator();
  private final Node sign = Icon.SEARCH.node("looking-icon");
  private boolean following;

  /// @param taken runs after a click on a line did what it stands for
  public FindList(FindViewModel model, Runnable taken) {
    this.model = model;
    getStyleClass().add("find-list");
    list.getStyleClass().addAll("chat-list", "found-list");
    list.setAccessibleText(model.texts().get("find.found"));
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new FindCell(model.texts()));
    list.setItems(model.rows());
    busy.getStyleClass().add("find-busy");
    busy.setMaxSize(28, 28);
    VBox box = new VBox(sign, busy, words, advice);
    box.getStyleClass().add("looking");
    getChildren().addAll(box, list);
    model.chosen().subscribe(_ -> follow());
    model.rows().addListener((javafx.collections.ListChangeListener<FindRow>) _ -> follow());
    model.state().subscribe(state -> show(state, box));
    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener((_, _, at) -> {
          if (!following && at.intValue() >= 0) {
            model.chosen().set(at.intValue());
          }
        });
    list.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && model.take().isPresent()) {
            taken.run();
          }
        });
    list.skinProperty().addListener(_ -> watchEnd());
  }

  /// Near the end of the list more is looked for.
  private void watchEnd() {
    if (list.lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
      bar.valueProperty()
          .addListener((_, _, at) -> {
            if (at.doubleValue() > 0.9) {
              model.loadMore();
            }
          });
    }
  }

  private void follow() {
    int at = model.chosen().get();
    following = true;
    if (at >= 0 && at < model.rows().size()) {
      list.getSelectionModel().clearAndSelect(at);
      boolean first = at > 0 && model.rows().get(at - 1) instanceof FindRow.Heading;
      list.scrollTo(first ? at - 1 : Math.max(0, at - 3));
    } else {
      list.getSelectionModel().clearSelection();
    }
    following = false;
  }

  private void show(FindViewModel.State state, Node box) {
    Texts texts = model.texts();
    boolean found = state == FindViewModel.State.FOUND;
    list.setVisible(found);
    box.setVisible(!found);
    boolean searching = state == FindViewModel.State.SEARCHING;
    Pieces.present(busy, searching);
    Pieces.present(sign, !searching);
    words.setText(
        switch (state) {
          case NOTHING -> texts.get("find.nothing");
          case SEARCHING -> texts.get("find.searching");
          case FAILED -> texts.get("find.failed");
          case IDLE, FOUND -> "";
        });
    advice.setText(
        switch (state) {
          case NOTHING -> texts.get("find.nothing.do");
          case FAILED -> texts.get("find.failed.do");
          case IDLE -> texts.get("find.idle");
          case SEARCHING, FOUND -> "";
        });
    Pieces.present(words, !words.getText().isEmpty());
    Pieces.present(advice, !advice.getText().isEmpty());
  }
}
