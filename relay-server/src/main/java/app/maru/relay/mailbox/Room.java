package app.maru.relay.mailbox;

import app.maru.p2p.net.Subnet;

/// How much may wait in the mailbox that an envelope is put into.
///
/// @param bytes of all bodies
/// @param count of all envelopes
/// @param firstContacts how many of those may have come without a token; for an envelope that did
///   not come without one this is [#WELCOME]
/// @param from where the envelope comes from: no network has all of the room
public record Room(long bytes, int count, int firstContacts, Subnet from) {
  /// The envelope came with the device's token.
  public static final int WELCOME = -1;

  /// Whether the envelope came without a token.
  public boolean firstContact() {
    return firstContacts != WELCOME;
  }
}
