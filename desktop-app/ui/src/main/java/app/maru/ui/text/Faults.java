package app.maru.ui.text;

import app.maru.messaging.FaultReason;
import app.maru.messaging.MessengerException;
import app.maru.messaging.RelayState;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.policy.PolicyException;
import app.maru.messaging.release.ReleaseException;
import java.util.concurrent.CompletionException;

/// Says in plain words what went wrong and what to do about it.
public final class Faults {
  private final Texts texts;

  /// Says it in the language of `texts`.
  public Faults(Texts texts) {
    this.texts = texts;
  }

  /// What to tell a person.
  ///
  /// @param what what happened
  /// @param advice what to do; may be empty when nothing is to be done
  public record Saying(String what, String advice) {
    /// Both in one line.
    public String sentence() {
      return advice.isEmpty() ? what : what + " " + advice;
    }
  }

  /// About something that happens while Maru runs.
  public Saying of(FaultReason reason) {
    return switch (reason) {
      case NO_INTERFACE -> say("fault.no-interface", "fault.no-interface.do");
      case PORT_TAKEN -> say("fault.port-taken", "fault.port-taken.do");
      case CANT_LISTEN -> say("fault.cant-listen", "fault.cant-listen.do");
      case DISK_FULL -> say("fault.disk-full", "fault.disk-full.do");
      case STORE_BROKEN -> say("fault.store-broken", "fault.store-broken.do");
      case SESSION_RESET -> say("fault.session-reset", "fault.session-reset.do");
      case NETWORK_WELL -> new Saying(texts.get("fault.network-well"), "");
    };
  }

  /// About a profile that does not open, or an address that does not answer.
  public Saying of(ClientException.Reason reason) {
    return switch (reason) {
      case PROFILE_OPEN -> say("start.profile-open", "start.profile-open.do");
      case WRONG_PASSPHRASE -> say("start.wrong-passphrase", "start.wrong-passphrase.do");
      case PASSPHRASE_NEEDED -> say("start.passphrase-needed", "start.passphrase-needed.do");
      case NAME_NEEDED -> say("start.name-needed", "start.name-needed.do");
      case DAMAGED -> say("start.damaged", "start.damaged.do");
      case NEWER -> say("start.newer", "start.newer.do");
      case DISK_FULL -> say("fault.disk-full", "fault.disk-full.do");
      case IO -> say("start.io", "start.io.do");
      case UNREACHABLE -> say("connect.unreachable", "connect.unreachable.do");
      case NOT_MARU -> say("connect.not-maru", "connect.not-maru.do");
      case SELF -> say("connect.self", "connect.self.do");
      case OTHER_VERSION -> say("connect.other-version", "connect.other-version.do");
      case WRONG_PERSON -> say("connect.wrong-person", "connect.wrong-person.do");
    };
  }

  /// About an administrator's settings that can't be used.
  ///
  /// @param where in the file, as the reason says
  public Saying of(PolicyException.Reason reason, String where) {
    String why =
        switch (reason) {
          case UNREADABLE -> texts.get("policy.unreadable");
          case NOT_TRUSTED -> texts.get("policy.not-trusted");
          case TOO_LARGE -> texts.get("policy.too-large");
          case SYNTAX -> texts.get("policy.syntax", where);
          case UNKNOWN_SETTING -> texts.get("policy.unknown", where);
          case WRONG_VALUE -> texts.get("policy.value", where);
        };
    return new Saying(texts.get("policy.broken", why), texts.get("policy.broken.do"));
  }

  /// About news of a version, or its file, that did not come or does not count.
  public Saying of(ReleaseException.Reason reason) {
    return switch (reason) {
      case UNREACHABLE, ABSENT, SLOW -> say("versions.unreachable", "versions.unreachable.do");
      case NOT_SIGNED, TOO_LARGE -> say("versions.not-signed", "versions.not-signed.do");
      case MALFORMED -> say("versions.malformed", "versions.malformed.do");
      case EXPIRED, OLDER -> say("versions.expired", "versions.expired.do");
      case DIFFERENT -> say("versions.different", "versions.different.do");
      case DISK -> say("versions.disk", "versions.disk.do");
    };
  }

  /// About something the engine did not do.
  public Saying of(MessengerException.Reason reason) {
    return switch (reason) {
      case EMPTY -> new Saying(texts.get("refused.empty"), "");
      case TOO_LONG -> say("refused.too-long", "refused.too-long.do");
      case UNKNOWN_PERSON -> say("refused.unknown-person", "refused.unknown-person.do");
      case UNKNOWN_CONVERSATION, UNKNOWN_MESSAGE -> new Saying(texts.get("refused.unknown"), "");
      case NOT_ALLOWED -> new Saying(texts.get("refused.not-allowed"), "");
      case BLOCKED -> say("refused.blocked", "refused.blocked.do");
      case SELF -> say("connect.self", "connect.self.do");
      case TOO_MANY -> say("refused.too-many", "refused.too-many.do");
      case DISK_FULL -> say("fault.disk-full", "fault.disk-full.do");
      case STORE_BROKEN -> say("fault.store-broken", "fault.store-broken.do");
      case CLOSED -> new Saying(texts.get("refused.closed"), "");
    };
  }

  /// How things stand with a relay.
  public Saying of(RelayState state) {
    return switch (state) {
      case CONNECTING -> new Saying(texts.get("relays.connecting"), "");
      case CONNECTED -> say("relays.connected", "relays.connected.do");
      case UNREACHABLE -> say("relays.unreachable", "relays.unreachable.do");
      case KEY_CHANGED -> say("relays.key-changed", "relays.key-changed.do");
      case INVITE_NEEDED -> say("relays.invite-needed", "relays.invite-needed.do");
      case CLOSED -> say("relays.closed", "relays.closed.do");
      case BLOCKED -> say("relays.blocked", "relays.blocked.do");
      case FULL -> say("relays.full", "relays.full.do");
    };
  }

  /// About a relay that keeps nothing for me, named by its place; nothing about any other.
  public Saying ofDenial(String place, RelayState state) {
    return switch (state) {
      case INVITE_NEEDED -> denial(texts.get("relays.invite-needed.notice", place), state);
      case CLOSED -> denial(texts.get("relays.closed.notice", place), state);
      case BLOCKED -> denial(texts.get("relays.blocked.notice", place), state);
      case FULL -> denial(texts.get("relays.full.notice", place), state);
      case CONNECTING, CONNECTED, UNREACHABLE, KEY_CHANGED -> new Saying("", "");
    };
  }

  private Saying denial(String what, RelayState state) {
    return new Saying(what, of(state).advice());
  }

  /// About a relay that was not added; there it is of relays that there are too many.
  public Saying ofRelay(Throwable failure) {
    return isTooMany(failure) ? say("relays.too-many", "relays.too-many.do") : of(failure);
  }

  /// About a conversation that was not put on top; there it is of those on top that there are too
  /// many.
  public Saying ofPin(Throwable failure) {
    return isTooMany(failure) ? say("keep.too-many", "keep.too-many.do") : of(failure);
  }

  private static boolean isTooMany(Throwable failure) {
    return cause(failure) instanceof MessengerException refused
        && refused.reason() == MessengerException.Reason.TOO_MANY;
  }

  /// About the failure of an answer; one nobody foresaw is a fault of ours.
  public Saying of(Throwable failure) {
    return switch (cause(failure)) {
      case MessengerException refused -> of(refused.reason());
      case ClientException refused -> of(refused.reason());
      default -> say("fault.ours", "fault.ours.do");
    };
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private Saying say(String what, String advice) {
    return new Saying(texts.get(what), texts.get(advice));
  }
}
