package app.maru.p2p.wire;

import java.time.Duration;
import java.util.List;

/// Every size, count and time of the protocol, each with its reason.
public final class Limits {

  /// The version of the protocol spoken here.
  public static final int VERSION = 1;

  /// The biggest TCP port.
  public static final int MAX_PORT = 65_535;

  /// A run of the program: enough that two runs never share one by chance, short in a multicast.
  public static final int INSTANCE_BYTES = 8;

  /// The sizes an envelope's body may have: all but its rough size is hidden.
  public static final List<Integer> BODY_SIZES = List.of(4096, 8192, 16_384, 32_768, 65_536);

  /// The biggest body; larger things travel as files.
  public static final int MAX_BODY_BYTES = 65_536;

  /// A frame without its length: type, address, length field and the biggest body, rounded up.
  public static final int MAX_FRAME_BYTES = MAX_BODY_BYTES + 64;

  /// A name: 64 code points of at most four bytes.
  public static final int MAX_NAME_BYTES = 256;

  /// A prekey bundle is a certificate and two signed prekeys, 12 to 20 kB with ML-DSA signatures.
  public static final int MAX_BUNDLE_BYTES = 32_768;

  /// A device certificate is about 7.5 kB: two hybrid keys and one hybrid signature.
  public static final int MAX_CERTIFICATE_BYTES = 16_384;

  /// An encoded device list: 16 devices, 64 revoked ones and a hybrid signature are 5 kB.
  public static final int MAX_DEVICE_LIST_BYTES = 8192;

  /// Devices of one person, as `DeviceList` has it.
  public static final int MAX_DEVICES = 16;

  /// An encoded one-time prekey is about 1.3 kB.
  public static final int MAX_ONE_TIME_PREKEY_BYTES = 1536;

  /// One-time prekeys in one frame: as many as fit.
  public static final int ONE_TIME_PREKEYS_AT_ONCE = 40;

  /// One-time prekeys a relay keeps of one device: enough for a day of new acquaintances.
  public static final int MAX_ONE_TIME_PREKEYS = 100;

  /// So long after it was published a relay hands a one-time prekey out. The device keeps the
  /// private half that long, the time mail may wait and two days.
  public static final Duration ONE_TIME_PREKEY_OFFERED = Duration.ofDays(14);

  /// Below this a relay asks the device for more.
  public static final int FEW_ONE_TIME_PREKEYS = 25;

  /// A relay's version, for people's eyes.
  public static final int MAX_VERSION_BYTES = 64;

  /// The longest a relay may say it keeps mail: a year.
  public static final Duration MAX_KEEP = Duration.ofDays(365);

  /// The longest time a refusal may ask for: a day, so that nobody can silence us for good.
  public static final Duration MAX_RETRY_AFTER = Duration.ofDays(1);

  /// All bytes taken from somebody who has not proved a device: twice a TLS handshake and proof.
  public static final int MAX_BYTES_BEFORE_PROOF = 65_536;

  /// Strangers whose proof is awaited at the same time; a further one takes the place of the
  /// oldest, so that silence keeps nobody out.
  public static final int MAX_UNPROVED = 64;

  /// How many of them may come from one address: nobody takes all places alone.
  public static final int MAX_UNPROVED_PER_ADDRESS = 4;

  /// Connections one address may open at once, before [#ADDRESS_REFILL] counts.
  public static final int ADDRESS_BURST = 16;

  /// An address may open one more connection in each such time: far more than back-off asks for.
  public static final Duration ADDRESS_REFILL = Duration.ofMillis(500);

  /// Devices linked at the same time: a big office, and still little memory.
  public static final int MAX_PEERS = 256;

  /// Devices linked from one address: identities cost nothing, so one computer may not take all.
  public static final int MAX_PEERS_PER_ADDRESS = 16;

  /// Devices linked from this very computer: profiles of its users, and tests.
  public static final int MAX_PEERS_FROM_HERE = 64;

  /// Where relays usually listen. Nobody else takes it unasked: a relay tries no other port.
  public static final int RELAY_PORT = 27_181;

  /// Ports tried after the wanted one before any is taken.
  public static final int PORT_TRIES = 9;

  /// Until a TCP connection stands: on a LAN it takes milliseconds.
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /// From the TCP connection to both proofs: milliseconds when warm, seconds on a cold start.
  public static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);

  /// Between the attempts for one node's several addresses.
  public static final Duration CANDIDATE_STAGGER = Duration.ofMillis(100);

  /// Addresses tried for one node: four interfaces, both families.
  public static final int MAX_CANDIDATES = 8;

  /// What may wait to be sent to one device before `send` says no.
  public static final int MAX_QUEUED_BYTES = 4 * 1024 * 1024;

  /// What may wait to be handled here before nothing more is read from that connection.
  public static final int MAX_UNREAD_BYTES = 1024 * 1024;

  /// What a frame that waits costs besides its bytes: a flood of tiny ones fills memory as well.
  public static final int WAITING_FRAME_BYTES = 512;

  /// Above this a connection counts as slow; below half of it as quick again.
  public static final int WRITE_HIGH_WATER_BYTES = 64 * 1024;

  /// A slow connection that takes nothing at all for so long is closed.
  public static final Duration STUCK_TIMEOUT = Duration.ofSeconds(10);

  /// Time for a `Bye` and what was sent before it to go out.
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  /// Silence after which the other end is asked whether it is there.
  public static final Duration PING_AFTER = Duration.ofSeconds(5);

  /// Time to answer such a question.
  public static final Duration PONG_WITHIN = Duration.ofSeconds(3);

  /// Silence after which a device asks its relay whether it is there: rarer than on a LAN, where
  /// nobody else bears the cost; still within what address translators remember.
  public static final Duration RELAY_PING_AFTER = Duration.ofSeconds(30);

  /// Time for a relay to answer; it may be busy, or far away.
  public static final Duration RELAY_PONG_WITHIN = Duration.ofSeconds(10);

  /// A relay never asks: it closes what has been silent so long, three questions and a margin.
  public static final Duration RELAY_SILENT_AFTER = Duration.ofSeconds(100);

  /// Time for the first word to a relay after both proofs.
  public static final Duration FIRST_WORD_WITHIN = Duration.ofSeconds(10);

  /// Envelopes a relay hands to a device before the first of them is accepted.
  public static final int RELAY_WINDOW = 256;

  /// The bytes of those: a second of a slow line, and what one slow reader may cost the relay.
  public static final int RELAY_WINDOW_BYTES = 1024 * 1024;

  /// Time to answer when there is a reason to doubt the connection.
  public static final Duration PROBE_WITHIN = Duration.ofSeconds(2);

  /// The larger device waits so long before it dials whom it found: saves most double dials.
  public static final Duration LARGER_WAITS = Duration.ofMillis(300);

  /// A connection that nobody selected by then is closed: longer than a probe, then a margin.
  public static final Duration SELECT_WITHIN = Duration.ofSeconds(5);

  /// The first pause between dials that fail; each next one is twice as long.
  public static final Duration BACKOFF_FIRST = Duration.ofSeconds(1);

  /// The longest pause between dials.
  public static final Duration BACKOFF_LAST = Duration.ofSeconds(60);

  /// The longest pause before a place remembered from an earlier run: there may be hundreds, most
  /// of them on other networks, and whoever is back there dials as well.
  public static final Duration REMEMBERED_LAST = Duration.ofMinutes(5);

  /// A link that held so long is dialled again at once when it breaks; a shorter one backs off.
  public static final Duration STABLE_AFTER = Duration.ofSeconds(10);

  /// Before a link that broke is dialled again: both ends notice about then.
  public static final Duration REDIAL_AFTER = Duration.ofMillis(100);

  /// Failed dials after which a node that was only announced is forgotten: about five minutes.
  public static final int DIALS_BEFORE_FORGETTING = 10;

  /// Dials at the same time; a flood of false announcements can't make us scan the network.
  public static final int MAX_DIALS_AT_ONCE = 16;

  /// Nodes remembered for dialling; a flood of false announcements can't grow it further.
  public static final int MAX_DIALS = 512;

  /// Tasks of the loop between two ends of turn: what one flush of the disk may serve.
  public static final int TASKS_PER_TURN = 256;

  /// Tasks of the loop after which what they said goes out: enough to share a write to the network,
  /// too few to be felt.
  public static final int TASKS_PER_WORD = 16;

  /// Frames handed to the loop as one task: what came with one read, in pieces that leave others
  /// their turn.
  public static final int FRAMES_PER_TASK = 32;

  /// Bytes handed to the network as one piece: a few TLS records.
  public static final int SENT_AT_ONCE_BYTES = 64 * 1024;

  /// A turn lasts no longer than this and one task: what is accepted, told and shown waits for its
  /// end, and a person feels 100 ms. Shorter ones would spend most of their time with the disk.
  public static final Duration TURN_AT_MOST = Duration.ofMillis(30);

  private Limits() {}
}
