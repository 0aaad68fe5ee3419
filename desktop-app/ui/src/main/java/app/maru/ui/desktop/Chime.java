package app.maru.ui.desktop;

import app.maru.ui.model.AttentionSettings.Sound;
import java.util.List;
import javax.sound.sampled.AudioFormat;

/// The sounds of Maru, made of a few tones that fade like struck wood.
final class Chime {
  private static final float RATE = 44_100;
  private static final int BITS = 16;

  /// How all of them are written.
  static final AudioFormat FORMAT = new AudioFormat(RATE, BITS, 1, true, false);

  /// The loudest of them: a hint, not an alarm.
  static final double LOUDEST = 0.35;

  /// Wood has a high partial that is gone at once.
  private static final double PARTIAL = 3.93;

  private static final double PARTIAL_SHARE = 0.22;
  private static final double PARTIAL_FADE = 5;

  /// A tone that begins at once would click.
  private static final double ATTACK = 0.004;

  /// So much fainter, a tone is over.
  private static final double FADED = 6;

  private static final double C5 = 523.25;
  private static final double G5 = 783.99;
  private static final double E5 = 659.26;
  private static final double A3 = 220.00;
  private static final double E3 = 164.81;

  private Chime() {}

  /// One stroke.
  ///
  /// @param at when, in seconds
  /// @param pitch in hertz
  /// @param fade in how many seconds it falls to a third
  /// @param loud between 0 and 1
  private record Stroke(double at, double pitch, double fade, double loud) {}

  private static List<Stroke> strokes(Sound sound) {
    return switch (sound) {
      case ARRIVED -> List.of(new Stroke(0, C5, 0.09, 0.8), new Stroke(0.11, G5, 0.12, 1));
      case HERE -> List.of(new Stroke(0, E5, 0.04, 0.45));
      case FAILED -> List.of(new Stroke(0, A3, 0.10, 1), new Stroke(0.16, E3, 0.14, 1));
    };
  }

  /// The samples of a sound.
  static byte[] samples(Sound sound) {
    List<Stroke> strokes = strokes(sound);
    double length =
        strokes.stream().mapToDouble(stroke -> stroke.at() + FADED * stroke.fade()).max().orElse(0);
    int count = (int) (length * RATE);
    byte[] bytes = new byte[count * BITS / Byte.SIZE];
    for (int at = 0; at < count; at++) {
      double time = at / (double) RATE;
      double value = strokes.stream().mapToDouble(stroke -> value(stroke, time)).sum();
      int sample = (int) (Math.clamp(value, -1, 1) * LOUDEST * Short.MAX_VALUE);
      bytes[2 * at] = (byte) sample;
      bytes[2 * at + 1] = (byte) (sample >> Byte.SIZE);
    }
    return bytes;
  }

  private static double value(Stroke stroke, double time) {
    double since = time - stroke.at();
    if (since < 0) {
      return 0;
    }
    double turn = 2 * Math.PI * stroke.pitch() * since;
    double rise = Math.min(1, since / ATTACK);
    double tone = Math.exp(-since / stroke.fade()) * Math.sin(turn);
    double wood =
        PARTIAL_SHARE * Math.exp(-PARTIAL_FADE * since / stroke.fade()) * Math.sin(PARTIAL * turn);
    return stroke.loud() * rise * (tone + wood) / (1 + PARTIAL_SHARE);
  }
}
