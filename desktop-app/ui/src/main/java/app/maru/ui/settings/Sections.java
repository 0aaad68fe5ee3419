package app.maru.ui.settings;

import java.util.List;

/// All parts of the settings, in the order in which they are shown.
public final class Sections {
  private Sections() {}

  /// Where the settings lead.
  ///
  /// @param network opens the card that says why nobody is found
  /// @param relays opens the card with my relays
  /// @param passphrase opens the card on which it is set, changed and removed
  /// @param others opens the card with those who are hidden or blocked
  /// @param keys opens the card that says which keys do what
  /// @param about opens the card about this program
  /// @param start whether this program is started at login
  /// @param quiet not to be disturbed
  /// @param knowsLock whether it is known when the screen is locked
  public record Ways(
      Runnable network,
      Runnable relays,
      Runnable passphrase,
      Runnable others,
      Runnable keys,
      Runnable about,
      StartSwitch start,
      Section.Entry quiet,
      boolean knowsLock) {}

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
