package app.maru.ui.control;

import app.maru.ui.look.Look;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/// The sign of the program as a picture, with how much waits to be read on it.
public final class Emblem {
  /// More are not told apart at this size.
  static final int MOST = 9;

  private static final double BADGE_SHARE = 0.5;
  private static final double LETTER_SHARE = 0.34;

  private Emblem() {}

  /// What stands on the picture; empty if nothing waits.
  public static String badge(int unread) {
    return unread <= 0 ? "" : unread > MOST ? MOST + "+" : Integer.toString(unread);
  }

  /// Draws it, on the screen's thread.
  ///
  /// @param size its width and height in pixels
  public static WritableImage draw(double size, String badge) {
    StackPane whole = new StackPane(new Logo(size));
    whole.setStyle("-fx-background-color: transparent;");
    if (!badge.isEmpty()) {
      Label number = new Label(badge);
      double height = Math.round(size * BADGE_SHARE);
      number.setMinSize(height, height);
      number.setMaxSize(Region.USE_PREF_SIZE, height);
      number.setAlignment(Pos.CENTER);
      number.setStyle(
          "-fx-background-color: #d1242f; -fx-text-fill: white; -fx-font-weight: bold;"
              + "-fx-background-radius: %1$spx; -fx-font-size: %2$spx; -fx-padding: 0 %3$spx;"
                  .formatted(size, Math.round(size * LETTER_SHARE), Math.round(size / 16)));
      StackPane.setAlignment(number, Pos.TOP_RIGHT);
      whole.getChildren().add(number);
    }
    Scene drawing = new Scene(whole, size, size);
    Look.dress(drawing, false);
    drawing.setFill(Color.TRANSPARENT);
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    // The drawing inside is scaled, and its empty edge reaches out.
    clear.setViewport(new Rectangle2D(0, 0, size, size));
    whole.applyCss();
    whole.layout();
    WritableImage drawn = whole.snapshot(clear, null);
    // GTK silently refuses the layout of snapshots as a window's icon; a new picture has the other.
    return new WritableImage(
        drawn.getPixelReader(), (int) drawn.getWidth(), (int) drawn.getHeight());
  }
}
