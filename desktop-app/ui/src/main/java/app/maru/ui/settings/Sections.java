package app.maru.ui.settings;

import java.util.List;

/// All parts of the settings, in the order in which they are shown.
public final class Sections {
  private Sections() {}

  /// Where the settings lead.
  ///
  /// @param network opens the card that says why nobody is found
  /// @param relays opens the card with my relays
  /// @param others opens the card with those who are hidden or blocked
  /// @param keys opens the card that says which keys do what
  /// @param about opens the card about this program
  /// @param start whether this program is started at login
  /// @param quiet not to be disturbed
  public record Ways(
      Runnable network,
      Runnable relays,
      Runnable others,
      Runnable keys,
      Runnable about,
      StartSwitch start,
      Section.Entry quiet) {}

  /// All of them; nothing is drawn yet.
  public static List<Section> of(SettingsViewModel model, Ways ways) {
    return List.of(
        ProfileSection.of(model),
        LookSection.of(model),
        WritingSection.of(model, ways),
        AttentionSection.of(model, ways),
        PrivacySection.of(model, ways),
        NetworkSection.of(model, ways),
        AboutSection.of(model, ways));
  }
}
