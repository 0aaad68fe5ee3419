package app.maru.p2p.wire;

import app.maru.crypto.Bytes;

/// What two ends say before they know each other; after [Ready] only [Frame]s are spoken.
public sealed interface Greeting {

  /// The first word of either end.
  ///
  /// @param instance which run of the program speaks
  record Hello(Bytes instance) implements Greeting {}

  /// Who I am, proved.
  ///
  /// @param certificate an encoded `DeviceCertificate`
  /// @param proof the device's signature over this very channel
  record Ident(Bytes certificate, Bytes proof) implements Greeting {
    /// Length of an Ed25519 signature.
    public static final int PROOF_BYTES = 64;
  }

  /// Said instead of an [Ident] by the end that was dialled: no room now.
  record Busy() implements Greeting {}

  /// Said by the end that dialled: I have checked your proof.
  record Ready() implements Greeting {}
}
