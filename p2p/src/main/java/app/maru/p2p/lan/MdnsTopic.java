package app.maru.p2p.lan;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import javax.jmdns.ServiceInfo;
import org.jspecify.annotations.Nullable;

/// One thing that is said in multicast DNS.
///
/// @param type of service
/// @param ours the record to announce under a name, if there is anything to announce
/// @param reading makes sense of others' records
record MdnsTopic<T>(String type, Function<String, Optional<ServiceInfo>> ours, Reading<T> reading) {

  /// Reads a record from outside.
  interface Reading<T> {
    /// What it says; empty if anything in it is missing, broken or not on this LAN.
    ///
    /// @param text the value of a key in the TXT record, or null
    Optional<T> read(
        Function<String, @Nullable String> text, InetAddress[] addresses, NicAddress foothold);
  }
}
