package app.maru.p2p.lan;

import java.net.InetAddress;
import java.util.List;

/// One interface of this computer, and what was heard on it during a test.
///
/// @param name as the system calls it
/// @param addresses all of them
/// @param use whether people are looked for there, or why not
/// @param announcements how the announcement fared; hellos count as questions
/// @param mdns how multicast DNS fared
public record NicReport(
    String name, List<InetAddress> addresses, Use use, Traffic announcements, Traffic mdns) {

  /// Keeps a copy of the list.
  public NicReport {
    addresses = List.copyOf(addresses);
  }

  /// Whether people are looked for on an interface.
  public enum Use {
    /// They are.
    USED,
    /// No cable, no Wi-Fi, or switched off.
    DOWN,
    /// It leads to this computer alone.
    LOOPBACK,
    /// A tunnel: it leads away, not to neighbours.
    TUNNEL,
    /// A tunnel through which this computer reaches everything else.
    TUNNEL_FOR_ALL,
    /// A network inside this computer, of containers or virtual machines.
    INNER,
    /// It has no address of a LAN, or can't speak to all.
    NO_LAN,
    /// There were enough others, or it is not among those that were asked for.
    LEFT_OUT
  }

  /// What went out and came in one way during a test.
  ///
  /// @param open whether there was a socket at all
  /// @param sent what the system took from us
  /// @param echoes how much of that we heard ourselves
  /// @param questions what other computers asked
  /// @param answers what other computers said
  public record Traffic(boolean open, int sent, int echoes, int questions, int answers) {
    /// Where nothing was tried.
    public static final Traffic NONE = new Traffic(false, 0, 0, 0, 0);

    /// Whether any other computer was heard.
    public boolean heardOthers() {
      return questions + answers > 0;
    }
  }
}
