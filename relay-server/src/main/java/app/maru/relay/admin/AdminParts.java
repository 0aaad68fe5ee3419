package app.maru.relay.admin;

import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.relay.account.Operator;
import app.maru.relay.mailbox.Mailboxes;
import java.nio.file.Path;
import java.util.function.Supplier;

/// What the operator's commands work on.
///
/// @param folder the relay's own
/// @param link asked on any thread; the relay's place and key
/// @param statistics asked on any thread; lines for the operator's eyes
/// @param metrics asked on any thread; figures as Prometheus reads them
public record AdminParts(
    Path folder,
    Loop loop,
    Operator operator,
    Mailboxes mailboxes,
    Supplier<RelayInvitation> link,
    Supplier<String> statistics,
    Supplier<String> metrics) {}
