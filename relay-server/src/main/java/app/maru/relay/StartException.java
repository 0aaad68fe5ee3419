package app.maru.relay;

import app.maru.relay.admin.Sudo;
import org.jspecify.annotations.Nullable;

/// The relay can't start; the reason says what the operator can do.
public final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Nobody is told to run a relay as this user: a folder that a container was given is often its.
  private static final String ROOT = "root";

  private final Reason reason;
  private final String sentence;

  /// Why.
  public enum Reason {
    /// Another process works in this folder.
    IN_USE("another relay works in this folder"),
    /// Somebody else owns the folder.
    NOT_OURS("the folder belongs to another user"),
    /// A file stands where the folder should be.
    NO_FOLDER("a file stands where the folder should be: name another one with --data"),
    /// The disk may not be written.
    READ_ONLY(
        "the disk of the folder can only be read: mount it to be written, or name another"
            + " folder with --data"),
    /// The user may not use or make it.
    REFUSED_FOLDER("this user may not make or use the folder: name another one with --data"),
    /// The folder can't be made or kept from others.
    UNSAFE_FOLDER("the folder can't be made, or others can read it and that can't be changed"),
    /// The key does not read.
    KEY_DAMAGED("the file relay.key in the folder is damaged: restore a backup"),
    /// The accounts do not read.
    ACCOUNTS_DAMAGED(
        "the accounts in the folder are damaged, and there is no good copy of them: restore a"
            + " backup into another folder"),
    /// Written by a newer version.
    NEWER("the folder was written by a newer version of Maru"),
    /// No space.
    DISK_FULL("the disk is full"),
    /// The disk fails otherwise.
    DISK("the disk can't be read or written"),
    /// The port is taken.
    PORT_TAKEN("the port is taken by another program: choose another with --port"),
    /// Not everybody may listen there.
    PORT_REFUSED(
        "the system lets this user not listen at this port, as below 1024: choose another with"
            + " --port"),
    /// Nothing goes out or comes in.
    NETWORK("the network or the port can't be used"),
    /// The operator's port is taken.
    ADMIN_PORT_TAKEN("the port given by admin-port is taken by another program"),
    /// The operator's port is not for everybody.
    ADMIN_PORT_REFUSED(
        "the system lets this user not listen at the port given by admin-port, as below 1024");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /// In plain words.
    public String sentence() {
      return sentence;
    }
  }

  StartException(Reason reason, @Nullable Throwable cause) {
    this(reason, reason.sentence(), cause);
  }

  private StartException(Reason reason, String sentence, @Nullable Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
    this.sentence = sentence;
  }

  /// Somebody else owns the folder.
  ///
  /// @param owner the name of a user, or the number of one who has none
  static StartException notOurs(String owner) {
    String sentence =
        owner.equals(ROOT)
            ? "the folder belongs to root: give it to the user who runs the relay, with chown"
            : "the folder belongs to another user: " + Sudo.sentence(owner);
    return new StartException(Reason.NOT_OURS, sentence, null);
  }

  /// Why.
  public Reason reason() {
    return reason;
  }

  /// In plain words.
  public String sentence() {
    return sentence;
  }
}
