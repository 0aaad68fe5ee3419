package app.maru.relay.limit;

import app.maru.p2p.net.Subnet;
import java.util.function.LongSupplier;

/// A network that connections come from, and what all of them together may still do. On the loop.
public final class Origin {
  private final Subnet network;
  private final Allowance deposits;
  private final Allowance strangers;
  private final Allowance proofs;
  private final Allowance persons;
  private int connections;

  Origin(Subnet network, RelayRates rates, LongSupplier nanoTime) {
    this.network = network;
    this.deposits = new Allowance(rates.address(), nanoTime);
    this.strangers = new Allowance(rates.strangers(), nanoTime);
    this.proofs = new Allowance(rates.entering().proofs(), nanoTime);
    this.persons = new Allowance(rates.entering().persons(), nanoTime);
  }

  /// Which network.
  public Subnet network() {
    return network;
  }

  /// What it may deposit.
  public Allowance deposits() {
    return deposits;
  }

  /// What it may deposit without tokens, and fetch of bundles.
  Allowance strangers() {
    return strangers;
  }

  /// The signatures that are verified for it.
  public Allowance proofs() {
    return proofs;
  }

  /// Persons that come for the first time.
  public Allowance persons() {
    return persons;
  }

  /// How many connections it has now.
  public int connections() {
    return connections;
  }

  void arrived() {
    connections++;
  }

  void left() {
    connections--;
  }

  /// Whether a new one would allow as much.
  boolean isWhole() {
    return deposits.isWhole() && strangers.isWhole() && proofs.isWhole() && persons.isWhole();
  }
}
