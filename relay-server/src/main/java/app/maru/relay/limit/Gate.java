package app.maru.relay.limit;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.net.Loop;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;

/// Keeps everybody within the [RelayRates]. Each answer is zero, or when to come again. On the
/// loop.
public final class Gate {
  /// Addresses and mailboxes remembered: a flood of others costs some megabytes and no more.
  private static final int REMEMBERED = 65_536;

  /// The part of an IPv6 address that names a network: whoever has one of it has all.
  private static final int IPV6_NETWORK_BYTES = 8;

  private final Loop loop;
  private final RelayRates rates;
  private final Allowances<Bytes> addresses;
  private final Allowances<Bytes> strangers;
  private final Allowances<DeviceId> mailboxes;
  private final Allowances<DeviceId> bundles;

  /// A gate for one relay.
  public Gate(Loop loop, RelayRates rates) {
    this.loop = loop;
    this.rates = rates;
    this.addresses = new Allowances<>(rates.address(), REMEMBERED, loop::nanoTime);
    this.strangers = new Allowances<>(rates.strangers(), REMEMBERED, loop::nanoTime);
    this.mailboxes = new Allowances<>(rates.mailbox(), REMEMBERED, loop::nanoTime);
    this.bundles = new Allowances<>(rates.mailbox(), REMEMBERED, loop::nanoTime);
  }

  /// What one connection may deposit.
  public Allowance connection() {
    return new Allowance(rates.connection(), loop::nanoTime);
  }

  /// What one connection may ask.
  public Allowance questions() {
    return new Allowance(rates.questions(), loop::nanoTime);
  }

  /// What one connection may say in vain.
  public Allowance nonsense() {
    return new Allowance(rates.nonsense(), loop::nanoTime);
  }

  /// What an address may deposit, by whatever connections.
  public Allowance address(InetAddress from) {
    return addresses.of(network(from));
  }

  /// Somebody without a token wants to leave mail.
  public Duration firstContact(InetAddress from, DeviceId to) {
    return both(strangers.of(network(from)), mailboxes.of(to));
  }

  /// Somebody wants a bundle.
  public Duration bundle(InetAddress from, DeviceId of) {
    return both(strangers.of(network(from)), bundles.of(of));
  }

  private static Duration both(Allowance one, Allowance other) {
    Duration wait = one.take();
    return wait.isZero() ? other.take() : wait;
  }

  /// What of an address names its network: who has one address of it may have all.
  public static Bytes network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return Bytes.of(
        address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
  }
}
