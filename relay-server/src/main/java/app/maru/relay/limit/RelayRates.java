package app.maru.relay.limit;

import java.time.Duration;

/// The rates of a relay. An address may be a whole company behind one translator, so what an
/// address may do is what thousands of people do; what one connection may do is what one client
/// does.
///
/// @param connection deposits of one connection
/// @param address deposits of one address
/// @param strangers deposits without a token, and fetched bundles, of one address
/// @param mailbox deposits without a token to one mailbox, and bundles of one device
/// @param questions of one connection: who has which devices, tokens, prekeys, entering
/// @param nonsense what a connection may say that has no use, before it is cut
public record RelayRates(
    Rate connection, Rate address, Rate strangers, Rate mailbox, Rate questions, Rate nonsense) {

  /// For a relay that was told nothing else.
  public static final RelayRates USUAL =
      new RelayRates(
          Rate.perSecond(1000, 2000),
          Rate.perSecond(10_000, 20_000),
          Rate.perSecond(5, 200),
          new Rate(20, 1, Duration.ofSeconds(10)),
          Rate.perSecond(2, 60),
          Rate.perSecond(10, 1000));

  /// All of them so many times.
  public RelayRates times(int factor) {
    return new RelayRates(
        connection.times(factor),
        address.times(factor),
        strangers.times(factor),
        mailbox.times(factor),
        questions.times(factor),
        nonsense.times(factor));
  }
}
