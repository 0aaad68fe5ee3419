package app.maru.messaging.policy;

import app.maru.p2p.relay.RelayInvitation;
import java.util.List;

/// What an administrator has settled. What is left open is the person's own choice.
///
/// @param name where a person's name comes from
/// @param relays that keep mail for everybody here, besides those a person adds
/// @param discovery whether people are looked for on the network, and found
/// @param updates whether the web is asked for new versions
public record Policy(NameSource name, List<RelayInvitation> relays, Rule discovery, Rule updates) {
  /// Nothing is settled.
  public static final Policy NONE =
      new Policy(NameSource.TYPED, List.of(), Rule.CHOICE, Rule.CHOICE);

  /// What counts while nobody can tell what was settled: whatever talks to others unasked is
  /// silent, for it may have been forbidden.
  public static final Policy CAREFUL = new Policy(NameSource.TYPED, List.of(), Rule.OFF, Rule.OFF);

  /// Takes a copy.
  public Policy {
    relays = List.copyOf(relays);
  }

  /// Where a person's name comes from.
  public enum NameSource {
    /// Typed by the person.
    TYPED,
    /// The name that the system knows for the account.
    ACCOUNT
  }

  /// Who decides whether something is done.
  public enum Rule {
    /// The person.
    CHOICE,
    /// It is done.
    ON,
    /// It is not done.
    OFF;

    /// Whether it is done, when the person would have it so.
    public boolean allows(boolean chosen) {
      return switch (this) {
        case CHOICE -> chosen;
        case ON -> true;
        case OFF -> false;
      };
    }

    /// Whether the person can't change it.
    public boolean settled() {
      return this != CHOICE;
    }
  }
}
