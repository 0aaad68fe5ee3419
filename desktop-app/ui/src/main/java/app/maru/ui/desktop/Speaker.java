package app.maru.ui.desktop;

import app.maru.ui.attention.Sounds;
import app.maru.ui.model.AttentionSettings.Sound;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets sounds be heard where the system says. The line is open only as long as one sounds.
final class Speaker implements Sounds {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

  private final Executor background;
  private final Lines lines;
  private final AtomicBoolean sounding = new AtomicBoolean();

  /// Where sounds come out.
  @FunctionalInterface
  interface Lines {
    /// A line that is not open yet.
    SourceDataLine line(AudioFormat format) throws LineUnavailableException;
  }

  /// @param background runs what may wait
  Speaker(Executor background) {
    this(background, AudioSystem::getSourceDataLine);
  }

  Speaker(Executor background, Lines lines) {
    this.background = background;
    this.lines = lines;
  }

  @Override
  public void play(Sound sound) {
    if (sounding.compareAndSet(false, true)) {
      background.execute(() -> {
        try {
          sound(Chime.samples(sound));
        } finally {
          sounding.set(false);
        }
      });
    }
  }

  private void sound(byte[] samples) {
    try (SourceDataLine line = lines.line(Chime.FORMAT)) {
      line.open(Chime.FORMAT);
      line.start();
      line.write(samples, 0, samples.length);
      line.drain();
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
      // No loudspeaker, or another program has it.
      LOG.info("nothing can be heard: {}", e.getClass().getSimpleName());
    }
  }
}
