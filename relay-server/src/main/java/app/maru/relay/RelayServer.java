package app.maru.relay;

import app.maru.p2p.net.Loop;
import app.maru.p2p.net.Network;
import app.maru.relay.account.Accounts;
import app.maru.relay.limit.Gate;
import app.maru.relay.limit.RelayRates;
import app.maru.relay.mailbox.MailStatistics;
import app.maru.relay.mailbox.Mailboxes;
import app.maru.relay.session.SessionOptions;
import app.maru.relay.session.SessionStatistics;
import app.maru.relay.session.Sessions;
import java.io.IOException;
import java.time.Duration;

/// A relay at work, over parts that are given to it and outlive it. On the loop.
public final class RelayServer {
  /// How often mail that has waited too long is dropped.
  private static final Duration EXPIRE_EVERY = Duration.ofMinutes(10);

  private final Network network;
  private final Loop loop;
  private final Mailboxes mailboxes;
  private final Accounts accounts;
  private final SessionOptions options;
  private final Sessions sessions;
  private boolean stopping;

  /// A relay that takes no connections yet.
  public RelayServer(
      Network network,
      Loop loop,
      Mailboxes mailboxes,
      Accounts accounts,
      RelayRates rates,
      SessionOptions options) {
    this.network = network;
    this.loop = loop;
    this.mailboxes = mailboxes;
    this.accounts = accounts;
    this.options = options;
    Gate gate = new Gate(loop, rates);
    this.sessions = new Sessions(loop, accounts, mailboxes, gate, options, network::unsentBytes);
    forgetLeftOver();
    expire();
  }

  /// A mailbox goes first and its mail right after it; a crash in between leaves the mail.
  private void forgetLeftOver() {
    if (accounts.isWhole()) {
      mailboxes.owners().stream()
          .filter(owner -> !accounts.hasMailbox(owner))
          .forEach(mailboxes::forget);
    }
  }

  /// Takes connections from now on.
  ///
  /// @param port as [Network#listen] has it
  /// @return the port really taken
  public int listen(int port) throws IOException {
    return network.listen(port, sessions);
  }

  /// Ends gracefully: takes nothing new, finishes what was begun and says goodbye; then answers.
  /// What was accepted is on the disk by then.
  public void stop(Runnable stopped) {
    stopping = true;
    sessions.beginStop();
    mailboxes.flush(() -> {
      sessions.endStop();
      network.close();
      stopped.run();
    });
  }

  /// Figures of the mail.
  public MailStatistics mail() {
    return mailboxes.statistics();
  }

  /// Figures of the connections.
  public SessionStatistics connections() {
    return sessions.statistics();
  }

  /// How many had proved nothing and came when too many others did.
  public long strangersRefused() {
    return network.strangersRefused();
  }

  private void expire() {
    if (!stopping) {
      mailboxes.workday(accounts.workday(), Math.toIntExact(options.keeps().toDays()));
      loop.schedule(EXPIRE_EVERY, this::expire);
    }
  }
}
