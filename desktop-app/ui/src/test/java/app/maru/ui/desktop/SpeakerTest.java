package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.model.AttentionSettings.Sound;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.LineUnavailableException;
import org.junit.jupiter.api.Test;

final class SpeakerTest {
  private final List<Runnable> tasks = new ArrayList<>();

  @Test
  void two_sounds_never_mix_and_a_taken_loudspeaker_costs_only_that_sound() {
    List<String> asked = new ArrayList<>();
    Speaker speaker =
        new Speaker(
            tasks::add,
            format -> {
              asked.add(format.toString());
              throw new LineUnavailableException("another program has it");
            });
    speaker.play(Sound.ARRIVED);
    speaker.play(Sound.ARRIVED);
    assertThat(tasks).hasSize(1);
    tasks.removeFirst().run();
    assertThat(asked).hasSize(1);
    speaker.play(Sound.FAILED);
    assertThat(tasks).hasSize(1);
  }

  @Test
  void without_a_loudspeaker_nothing_happens() {
    Speaker speaker =
        new Speaker(
            tasks::add,
            _ -> {
              throw new IllegalArgumentException("No line matching");
            });
    speaker.play(Sound.HERE);
    tasks.removeFirst().run();
    speaker.play(Sound.HERE);
    assertThat(tasks).hasSize(1);
  }
}
