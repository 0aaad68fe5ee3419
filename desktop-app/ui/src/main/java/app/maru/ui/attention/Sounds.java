package app.maru.ui.attention;

import app.maru.ui.model.AttentionSettings.Sound;

/// Makes what can be heard. No call waits; where nothing can be heard, nothing happens.
@FunctionalInterface
public interface Sounds {
  /// Where nothing can be heard.
  Sounds NONE = _ -> {};

  /// Lets it be heard once; not at all while another is.
  void play(Sound sound);
}
