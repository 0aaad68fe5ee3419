package app.maru.relay.limit;

import java.time.Duration;

/// The rates of a relay. An address may be a whole company behind one translator, so what an
/// address (of IPv6: a network, see [app.maru.p2p.net.Subnet]) may do is what thousands of people
/// do; what one connection may do is what one client does.
///
/// @param connection deposits of one connection
/// @param address deposits of one address
/// @param strangers deposits without a token, and fetched bundles, of one address
/// @param mailbox deposits without a token of one address to one mailbox, and bundles of one device
///   to one address; one-time prekeys of one device to all
/// @param questions of one device, or of one guest's connection: who has which devices, tokens,
///   prekeys, entering
/// @param nonsense what a connection may say that has no use, before it is cut
/// @param entering what those who come may make the relay do before it knows them
public record RelayRates(
    Rate connection,
    Rate address,
    Rate strangers,
    Rate mailbox,
    Rate questions,
    Rate nonsense,
    Entering entering) {

  /// Two hundred devices that come for the first time on one morning have 130 signatures each to be
  /// verified, with all their prekeys: ten seconds of one processor. After that, a few in a hundred
  /// of its time.
  private static final Rate PROOFS = Rate.perSecond(100, 30_000);

  /// A big office may come at once. After that one a minute: whoever makes persons up needs two
  /// weeks to fill a relay of the usual size.
  private static final Rate PERSONS = new Rate(500, 1, Duration.ofMinutes(1));

  /// For a relay that was told nothing else.
  public static final RelayRates USUAL =
      new RelayRates(
          Rate.perSecond(1000, 2000),
          Rate.perSecond(10_000, 20_000),
          Rate.perSecond(5, 200),
          new Rate(20, 1, Duration.ofSeconds(10)),
          Rate.perSecond(2, 60),
          Rate.perSecond(10, 1000),
          new Entering(PROOFS, PERSONS));

  /// What those who are not known yet, or show something new, may ask for.
  ///
  /// @param proofs signatures verified for one address
  /// @param persons that come for the first time from one address to a relay that is open
  public record Entering(Rate proofs, Rate persons) {
    Entering times(int factor) {
      return new Entering(proofs.times(factor), persons.times(factor));
    }
  }

  /// All of them so many times.
  public RelayRates times(int factor) {
    return new RelayRates(
        connection.times(factor),
        address.times(factor),
        strangers.times(factor),
        mailbox.times(factor),
        questions.times(factor),
        nonsense.times(factor),
        entering.times(factor));
  }
}
