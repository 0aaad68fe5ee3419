package app.maru.messaging;

/// How I regard a person. Nobody else learns it.
///
/// @param alias what I call them, cleaned for the screen; empty if as they call themselves
/// @param favourite whether they stand out
/// @param hidden whether I don't want to see them among people nearby
/// @param verified whether I made sure that their keys are theirs
public record Regard(String alias, boolean favourite, boolean hidden, boolean verified) {
  /// As everybody at first.
  public static final Regard PLAIN = new Regard("", false, false, false);

  /// Called like this by me.
  public Regard called(String name) {
    return new Regard(name, favourite, hidden, verified);
  }

  /// Standing out or not.
  public Regard favourite(boolean standsOut) {
    return new Regard(alias, standsOut, hidden, verified);
  }

  /// Hidden or not.
  public Regard hidden(boolean away) {
    return new Regard(alias, favourite, away, verified);
  }

  /// Made sure of or not.
  public Regard verified(boolean sure) {
    return new Regard(alias, favourite, hidden, sure);
  }
}
