package app.maru.ui.model;

/// How far the mail that waited while this device was away has come in.
///
/// @param done how many have come
/// @param total how many there are, as far as known
public record CatchUp(int done, int total) {
  /// What has come, between 0 and 1.
  public double share() {
    return total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1);
  }
}
