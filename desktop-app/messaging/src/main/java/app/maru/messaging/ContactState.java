package app.maru.messaging;

/// What I and a person are to each other.
public enum ContactState {
  /// Nothing was said yet.
  STRANGER,
  /// I asked; no answer yet.
  REQUESTED,
  /// The person asked; I have not answered, and nothing I do tells them anything.
  REQUESTING,
  /// Both agreed.
  ACCEPTED,
  /// I take nothing from this person, who does not learn it.
  BLOCKED
}
