package app.maru.headless;

import app.maru.messaging.FaultReason;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.policy.PolicyException;
import java.time.temporal.ChronoUnit;

/// Plain sentences for what can go wrong: what it is, and what to do.
final class Words {
  private Words() {}

  static String of(FaultReason reason) {
    return switch (reason) {
      case NO_INTERFACE -> "This computer is not connected to any network.";
      case PORT_TAKEN -> "The wanted port is used by another program; another one was taken.";
      case CANT_LISTEN -> "No port can be listened on: others can't connect to this computer.";
      case DISK_FULL -> "The disk is full: nothing new can be stored. Free some space.";
      case STORE_BROKEN -> "The database can't be written. Check the disk and start again.";
      case SESSION_RESET -> "The secure session with a contact had to be made anew.";
      case NETWORK_WELL -> "The network works again.";
    };
  }

  static String of(PolicyException problem) {
    String what =
        switch (problem.reason()) {
          case UNREADABLE -> "the file can't be read";
          case NOT_TRUSTED -> "somebody else than the administrator can change the file";
          case TOO_LARGE -> "the file is too large";
          case SYNTAX -> "line " + problem.where() + " is not JSON";
          case UNKNOWN_SETTING -> "there is no setting \"" + problem.where() + "\"";
          case WRONG_VALUE -> "\"" + problem.where() + "\" can't have this value";
        };
    return "The administrator's settings can't be used: "
        + what
        + ". Until that is mended nobody is looked for on the network.";
  }

  static String of(ClientException failure) {
    return failure
        .lastGood()
        .map(made ->
            "The database of this profile is damaged. There is a good copy of "
                + made.truncatedTo(ChronoUnit.SECONDS)
                + ": start with --restore-last-good to open it. What came later is lost here, but"
                + " contacts say their part again; the damaged file is kept.")
        .orElseGet(() -> of(failure.reason()));
  }

  private static String of(ClientException.Reason reason) {
    return switch (reason) {
      case PROFILE_OPEN -> "This profile is already open in another process.";
      case WRONG_PASSPHRASE -> "The passphrase does not open this profile.";
      case PASSPHRASE_NEEDED ->
          "This profile has a passphrase: put it into an environment variable and name that with"
              + " --passphrase-env.";
      case NAME_NEEDED -> "There is no profile in this folder yet: give a --name to make one.";
      case DAMAGED -> "The files of this profile are damaged and can't be read.";
      case NEWER -> "A newer version of Maru has written this profile: use that one.";
      case DISK_FULL -> "The disk is full. Free some space and start again.";
      case IO -> "The profile's folder can't be read or written, or holds something else.";
      case UNREACHABLE -> "Nobody answers at this address.";
      case NOT_MARU -> "What answers at this address is not Maru, or can't prove who it is.";
      case OTHER_VERSION ->
          "Whoever answers there uses a version of Maru that can't talk to this one.";
      case WRONG_PERSON -> "Somebody else answers at the addresses of this link.";
      case SELF -> "That address is this profile itself.";
    };
  }
}
