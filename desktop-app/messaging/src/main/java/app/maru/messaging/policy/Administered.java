package app.maru.messaging.policy;

import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.policy.Policy.NameSource;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What counts on this computer, and what is wrong with the file that says so.
///
/// @param policy what counts
/// @param name what the person is called, if that is settled
/// @param problem why the administrator's file is not what counts; then it is [Policy#CAREFUL]
public record Administered(
    Policy policy, Optional<String> name, Optional<PolicyException> problem) {
  /// Nothing is settled.
  public static final Administered NOTHING =
      new Administered(Policy.NONE, Optional.empty(), Optional.empty());

  /// Reads this computer's policy. Blocks for a moment: not for a screen's thread.
  ///
  /// @param instead a file that counts where the computer has no policy, for trying one
  public static Administered ofThisComputer(Optional<Path> instead) {
    return of(PolicyFile.ofThisComputer(), instead, AccountName::ofThisComputer);
  }

  static Administered of(PolicyFile computer, Optional<Path> instead, Supplier<String> account) {
    Optional<PolicyFile> file =
        computer.exists()
            ? Optional.of(computer)
            : instead.map(path -> new PolicyFile(path, Trust.ANYBODY));
    if (file.isEmpty()) {
      return NOTHING;
    }
    try {
      Policy policy = file.get().read();
      Optional<String> name =
          policy.name() == NameSource.ACCOUNT ? Optional.of(account.get()) : Optional.empty();
      return new Administered(policy, name, Optional.empty());
    } catch (PolicyException e) {
      return new Administered(Policy.CAREFUL, Optional.empty(), Optional.of(e));
    }
  }

  /// How a client is opened here: the relays and the silence that were settled. Names are left to
  /// who opens it, because a bot is nobody's account.
  public ClientOptions applyTo(ClientOptions options) {
    List<RelayInvitation> relays = new ArrayList<>(policy.relays());
    relays.addAll(options.relays());
    return new ClientOptions(
        options.profile(),
        options.name(),
        options.passphrase(),
        options.port(),
        options.discovery() && policy.discovery().allows(true),
        options.autoAccept(),
        relays);
  }

  /// Whether a relay is the administrator's: nobody here can remove it.
  public boolean settles(RelayAddress relay) {
    return policy.relays().stream().anyMatch(given -> given.relay().equals(relay));
  }
}
