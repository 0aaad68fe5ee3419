package app.maru.ui;

import app.maru.ui.control.Ancestors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/// Measures in a picture how far letters and signs stand out from what is behind them, by the
/// formula of WCAG 2.2.
final class Legible {
  /// Success criterion 1.4.3, level AA.
  static final double LETTERS = 4.5;

  /// Success criterion 1.4.6, level AAA.
  static final double LETTERS_IN_CONTRAST = 7;

  /// Success criterion 1.4.11, which is about signs and edges.
  static final double EDGES = 3;

  /// The letters of a colour are not found where nothing in the picture comes so near to it: they
  /// are scrolled away, or covered.
  private static final double NEAR = 0.06;

  private Legible() {}

  /// Whatever can be read in a picture of a scene and does not stand out enough. Initials do in
  /// high contrast only: the name stands beside them.
  static List<String> faint(Scene scene, Image picture, boolean contrast) {
    List<String> faint = new ArrayList<>();
    boolean covered = scene.getRoot().lookupAll(".scrim").stream().anyMatch(Legible::isShown);
    for (Node node : scene.getRoot().lookupAll(covered ? ".card *" : "*")) {
      if (node instanceof Text text
          && !text.getText().isBlank()
          && isShown(text)
          && isWhole(text)
          && (contrast || !classes(text).contains("avatar"))) {
        faint(text, picture, contrast ? LETTERS_IN_CONTRAST : LETTERS).ifPresent(faint::add);
      }
    }
    return faint;
  }

  /// What is disabled may be faint.
  private static boolean isShown(Node node) {
    return Ancestors.isShown(node)
        && Ancestors.from(node).noneMatch(each -> each.isDisabled() || each.getOpacity() == 0);
  }

  /// Whether nothing of it is scrolled away.
  static boolean isWhole(Node node) {
    Bounds place = node.localToScene(node.getLayoutBounds());
    return Ancestors.from(node.getParent())
        .filter(each -> each instanceof ScrollPane || each instanceof ListView)
        .allMatch(each -> each.localToScene(each.getLayoutBounds()).contains(place));
  }

  private static Optional<String> faint(Text text, Image picture, double letters) {
    if (!(text.getFill() instanceof Color fill)) {
      return Optional.empty();
    }
    Bounds place = text.localToScene(text.getLayoutBounds());
    Set<Integer> colours = new HashSet<>();
    Map<Integer, Integer> around = new HashMap<>();
    look(place, picture, colours, around);
    Optional<Color> ground =
        around.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(most -> colour(most.getKey()));
    boolean found = colours.stream().anyMatch(each -> distance(colour(each), fill) < NEAR);
    boolean sign = text.getStyleClass().contains("ikonli-font-icon");
    double least = sign ? EDGES : letters;
    return ground
        .filter(_ -> found)
        .filter(behind -> ratio(fill, behind) < least)
        .map(behind ->
            "%s “%s” is %.1f : 1".formatted(classes(text), text.getText(), ratio(fill, behind)));
  }

  private static String classes(Text text) {
    return Ancestors.from(text)
        .map(each -> String.join(".", each.getStyleClass()))
        .filter(each -> !each.isEmpty() && !each.equals("text"))
        .findFirst()
        .orElse("");
  }

  /// Most of what is at the edge of the letters' place is what is behind them.
  private static void look(
      Bounds place, Image picture, Set<Integer> colours, Map<Integer, Integer> around) {
    PixelReader pixels = picture.getPixelReader();
    int left = (int) Math.max(0, place.getMinX() - 1);
    int top = (int) Math.max(0, place.getMinY() - 1);
    int right = (int) Math.min(picture.getWidth(), Math.ceil(place.getMaxX()) + 1);
    int bottom = (int) Math.min(picture.getHeight(), Math.ceil(place.getMaxY()) + 1);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int colour = pixels.getArgb(x, y) & 0xffffff;
        colours.add(colour);
        if (x == left || y == top || x == right - 1 || y == bottom - 1) {
          around.merge(colour, 1, Integer::sum);
        }
      }
    }
  }

  static Color colour(int rgb) {
    return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }

  /// How far apart the most different parts of two colours are, of 1.
  static double distance(Color one, Color other) {
    return Math.max(
        Math.abs(one.getRed() - other.getRed()),
        Math.max(
            Math.abs(one.getGreen() - other.getGreen()),
            Math.abs(one.getBlue() - other.getBlue())));
  }

  static double ratio(Color one, Color other) {
    double first = light(one);
    double second = light(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double light(Color colour) {
    return 0.2126 * channel(colour.getRed())
        + 0.7152 * channel(colour.getGreen())
        + 0.0722 * channel(colour.getBlue());
  }

  private static double channel(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
