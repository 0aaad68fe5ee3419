package app.maru.p2p.wire;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a relay and those who use it say to each other, besides the frames all nodes share.
///
/// A device that wants its mail proves itself and says [Enter]. Whoever leaves mail comes with an
/// identity made for that one connection, so that the relay does not learn who writes.
public sealed interface RelayFrame extends Frame {

  /// Guest: keep this for its device. Answered by `Accepted` or `Refused`.
  record Deposit(DeliveryToken token, Envelope envelope) implements RelayFrame {}

  /// Device: give me my mailbox. Answered by [Entered] or [Denied].
  ///
  /// @param certificate of the device that has proved itself on this connection, encoded
  /// @param deviceList its person's newest one, encoded
  /// @param invite what the relay's operator handed out, 16 bytes, or empty
  record Enter(Bytes certificate, Bytes deviceList, Bytes invite) implements RelayFrame {
    /// Length of an invite in bytes.
    public static final int INVITE_BYTES = 16;
  }

  /// Relay: this is your mailbox; what waits in it follows.
  ///
  /// @param now the relay's clock
  /// @param keeps how long mail waits, in whole seconds
  /// @param waiting how many envelopes wait now
  /// @param stock what it has of the device's prekeys
  /// @param version the relay's software, for people's eyes
  record Entered(Instant now, Duration keeps, int waiting, Stock stock, String version)
      implements RelayFrame {}

  /// Relay: no, and when to ask again; an hour or more means that a person has to do something.
  record Denied(Request request, DenialReason reason, Duration retryAfter) implements RelayFrame {}

  /// Device: from now on this token opens my mailbox and no other. Answered by [TokenSet].
  record SetToken(DeliveryToken token) implements RelayFrame {}

  /// Relay: the token is on disk.
  record TokenSet(DeliveryToken token) implements RelayFrame {}

  /// Device: hand this out to those who want to write to me; an encoded `PrekeyBundle` without a
  /// one-time prekey. Answered by [Stock].
  record Publish(Bytes bundle) implements RelayFrame {}

  /// Device: add one of these to each bundle; encoded `OneTimePrekeyRecord`s. Answered by [Stock].
  record PublishOneTime(List<Bytes> prekeys) implements RelayFrame {
    /// Takes a copy.
    public PublishOneTime {
      prekeys = List.copyOf(prekeys);
    }
  }

  /// Relay: what it has of the device's prekeys, on disk. Also said unasked when few are left.
  ///
  /// @param bundle the first 16 bytes of SHA-256 over the published bundle; zeros if there is none
  /// @param oneTime how many one-time prekeys are left
  record Stock(Bytes bundle, int oneTime) implements RelayFrame {
    /// Length of the bundle's name in bytes.
    public static final int BUNDLE_ID_BYTES = 16;
  }

  /// Guest: which devices of this person have mailboxes? Answered by [Devices] or [Denied].
  record FindDevices(PersonId person) implements RelayFrame {}

  /// Relay: these; none also for a person it does not know.
  record Devices(PersonId person, List<DeviceId> devices) implements RelayFrame {
    /// Takes a copy.
    public Devices {
      devices = List.copyOf(devices);
    }
  }

  /// Guest: a bundle to begin a session with this device. Answered by [Bundle] or [Denied].
  record FetchBundle(DeviceId device) implements RelayFrame {}

  /// Relay: the bundle, its one-time prekey handed out to nobody else; empty if there is none.
  record Bundle(DeviceId device, Bytes bundle) implements RelayFrame {}

  /// Device: forget me and all my mail. Answered by [Left].
  record Leave() implements RelayFrame {}

  /// Relay: forgotten.
  record Left() implements RelayFrame {}

  /// What was asked.
  enum Request {
    /// [Enter]
    ENTER,
    /// [SetToken]
    SET_TOKEN,
    /// [Publish] or [PublishOneTime]
    PUBLISH,
    /// [FindDevices]
    FIND_DEVICES,
    /// [FetchBundle]
    FETCH_BUNDLE,
    /// [Leave]
    LEAVE
  }

  /// Why a relay says no.
  enum DenialReason {
    /// New devices need an invite, and there was none or one that is used up or over.
    INVITE_NEEDED,
    /// No new devices are taken.
    CLOSED,
    /// The person's device list does not name this device, or a newer list is known.
    NOT_LISTED,
    /// The operator has shut this person out.
    BLOCKED,
    /// The relay has no room.
    FULL,
    /// Too many too fast.
    TOO_MANY,
    /// It can't be done now for another reason.
    UNAVAILABLE
  }
}
