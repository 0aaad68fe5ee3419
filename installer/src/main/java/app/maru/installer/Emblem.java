package app.maru.installer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/// The sign of Maru, as the window draws it: floorboards laid into a speech bubble, in a drawing of
/// 96 by 96.
final class Emblem {
  private static final double DRAWN_SIZE = 96;
  private static final double CORNER = 48;
  private static final double ROUND = 24;
  private static final Color LIGHT = new Color(0x3aa98f);
  private static final Color DARK = new Color(0x176657);
  private static final Color BUBBLE = new Color(0xfdfaf2);
  private static final Color BOARDS = new Color(0x2a8d77);

  /// Below this a line of the boards would be thinner than a pixel and only blur.
  private static final int SMALLEST_WITH_BOARDS = 24;

  private Emblem() {}

  /// Draws it `size` pixels wide and high on nothing.
  static BufferedImage draw(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.transform(AffineTransform.getScaleInstance(size / DRAWN_SIZE, size / DRAWN_SIZE));
    graphics.setPaint(new GradientPaint(0, 0, LIGHT, (float) DRAWN_SIZE, (float) DRAWN_SIZE, DARK));
    graphics.fill(new RoundRectangle2D.Double(0, 0, DRAWN_SIZE, DRAWN_SIZE, CORNER, CORNER));
    graphics.setPaint(BUBBLE);
    graphics.fill(bubble());
    if (size >= SMALLEST_WITH_BOARDS) {
      graphics.setPaint(BOARDS);
      graphics.setStroke(new BasicStroke(3.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
      graphics.draw(boards());
    }
    graphics.dispose();
    return image;
  }

  private static Path2D bubble() {
    Path2D path = new Path2D.Double();
    path.append(new Arc2D.Double(10, 20, ROUND, ROUND, 180, -90, Arc2D.OPEN), true);
    path.append(new Arc2D.Double(62, 20, ROUND, ROUND, 90, -90, Arc2D.OPEN), true);
    path.append(new Arc2D.Double(62, 48, ROUND, ROUND, 0, -90, Arc2D.OPEN), true);
    path.lineTo(44, 72);
    path.lineTo(28, 85);
    path.lineTo(28, 72);
    path.append(new Arc2D.Double(10, 48, ROUND, ROUND, 270, -90, Arc2D.OPEN), true);
    path.closePath();
    return path;
  }

  private static Path2D boards() {
    Path2D path = new Path2D.Double();
    line(path, 10, 37, 86, 37);
    line(path, 10, 55, 86, 55);
    line(path, 60, 20, 60, 37);
    line(path, 34, 37, 34, 55);
    return path;
  }

  private static void line(Path2D path, double x, double y, double toX, double toY) {
    path.moveTo(x, y);
    path.lineTo(toX, toY);
  }
}
