package app.maru.relay.limit;

import app.maru.crypto.DeviceId;
import app.maru.p2p.net.Loop;
import app.maru.p2p.net.Subnet;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps everybody within the [RelayRates]. Each answer is zero, or when to come again. On the
/// loop.
///
/// What is counted for a device or mailbox is counted for each network that asks: nobody can use up
/// what others may ask of the same one.
public final class Gate {
  /// Networks, devices and mailboxes remembered: a flood of others costs some megabytes and no
  /// more.
  private static final int REMEMBERED = 65_536;

  private final Loop loop;
  private final RelayRates rates;
  private final Map<Subnet, Origin> here = new HashMap<>();
  private final LinkedHashMap<Subnet, Origin> gone =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subnet, Origin> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Allowances<Errand> firstContacts;
  private final Allowances<Errand> bundles;
  private final Allowances<DeviceId> oneTime;
  private final Allowances<DeviceId> questions;

  /// Somebody of a network wants something of a device.
  private record Errand(Subnet from, DeviceId to) {}

  /// A gate for one relay.
  public Gate(Loop loop, RelayRates rates) {
    this.loop = loop;
    this.rates = rates;
    this.firstContacts = new Allowances<>(rates.mailbox(), REMEMBERED, loop::nanoTime);
    this.bundles = new Allowances<>(rates.mailbox(), REMEMBERED, loop::nanoTime);
    this.oneTime = new Allowances<>(rates.mailbox(), REMEMBERED, loop::nanoTime);
    this.questions = new Allowances<>(rates.questions(), REMEMBERED, loop::nanoTime);
  }

  /// A connection has come from there; in the end it has [#left].
  public Origin arrived(InetAddress from) {
    Subnet network = Subnet.of(from);
    Origin origin = here.get(network);
    if (origin == null) {
      Origin known = gone.remove(network);
      origin = known == null ? new Origin(network, rates, loop::nanoTime) : known;
      here.put(network, origin);
    }
    origin.arrived();
    return origin;
  }

  /// A connection has gone.
  public void left(Origin origin) {
    origin.left();
    if (origin.connections() == 0) {
      here.remove(origin.network());
      gone.put(origin.network(), origin);
    }
  }

  /// How many connections there are from the same network.
  public int connections(InetAddress from) {
    Origin origin = here.get(Subnet.of(from));
    return origin == null ? 0 : origin.connections();
  }

  /// Forgets those who have gone and may do all again. Said now and then.
  public void forget() {
    gone.values().removeIf(Origin::isWhole);
    firstContacts.forgetWhole();
    bundles.forgetWhole();
    oneTime.forgetWhole();
    questions.forgetWhole();
  }

  /// How many networks, devices and mailboxes are remembered although nobody is here of them.
  int remembered() {
    return gone.size()
        + firstContacts.remembered()
        + bundles.remembered()
        + oneTime.remembered()
        + questions.remembered();
  }

  /// What one connection may deposit.
  public Allowance connection() {
    return new Allowance(rates.connection(), loop::nanoTime);
  }

  /// What one guest may ask.
  public Allowance questions() {
    return new Allowance(rates.questions(), loop::nanoTime);
  }

  /// What one device may ask, on whatever connection.
  public Allowance questions(DeviceId device) {
    return questions.of(device);
  }

  /// What one connection may say in vain.
  public Allowance nonsense() {
    return new Allowance(rates.nonsense(), loop::nanoTime);
  }

  /// Somebody without a token wants to leave mail.
  public Duration firstContact(Origin from, DeviceId to) {
    return both(from.strangers(), firstContacts.of(new Errand(from.network(), to)));
  }

  /// Somebody wants a bundle.
  public Duration bundle(Origin from, DeviceId of) {
    return both(from.strangers(), bundles.of(new Errand(from.network(), of)));
  }

  /// Whether a one-time prekey goes with a bundle. Beyond what a device can replace it does not:
  /// then nobody, from however many networks, uses them all up.
  public boolean givesOneTime(DeviceId of) {
    return oneTime.of(of).allows();
  }

  private static Duration both(Allowance one, Allowance other) {
    Duration wait = one.take();
    return wait.isZero() ? other.take() : wait;
  }
}
