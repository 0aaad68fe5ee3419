package app.maru.ui.chats;

import app.maru.ui.control.Pieces;
import app.maru.ui.model.CatchUp;
import app.maru.ui.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// How far the mail of an absence has come in: a line of words over a thin bar.
final class CatchUpLine extends VBox {
  private final Label words = Pieces.label("", "catch-up-words");
  private final Region done = new Region();
  private double share;

  CatchUpLine(ChatsViewModel model) {
    getStyleClass().add("catch-up");
    done.getStyleClass().add("catch-up-done");
    StackPane track =
        new StackPane(done) {
          @Override
          protected void layoutChildren() {
            done.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
          }
        };
    track.getStyleClass().add("catch-up-track");
    getChildren().addAll(words, track);
    Texts texts = model.texts();
    model
        .catchUp()
        .subscribe(now -> {
          now.ifPresent(progress -> {
            words.setText(words(progress, texts));
            share = progress.share();
            track.requestLayout();
          });
          Pieces.present(this, now.isPresent());
        });
  }

  private static String words(CatchUp progress, Texts texts) {
    return texts.get("chats.catching-up", progress.done(), progress.total());
  }
}
