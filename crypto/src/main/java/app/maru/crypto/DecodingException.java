package app.maru.crypto;

import app.maru.crypto.codec.MalformedException;

/// Encoded bytes from outside (a certificate, a device list, a bundle, a sealed blob) were refused.
public final class DecodingException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /// Why bytes were refused.
  public enum Reason {
    /// Not the layout: truncated, too long, trailing bytes, or a value out of its bounds.
    MALFORMED,
    /// A version or suite this release does not know.
    NEWER_VERSION,
    /// A signature, or the seal of a blob kept at rest, does not match.
    BAD_SIGNATURE,
    /// A public key of small order, in a non-canonical form or outside its ring.
    WEAK_KEY,
    /// Properly signed, but it belongs to another person or device.
    WRONG_OWNER,
    /// Its time has passed (one day of wrong clocks is forgiven).
    EXPIRED,
    /// It is about this very device: nobody talks to himself.
    SELF,
    /// A device list older than the one already known, or another one of the same epoch.
    DEVICE_LIST_CONFLICT
  }

  /// Refusal for `reason`.
  public DecodingException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /// Refusal for an error of layout; of use within this module only.
  @SuppressWarnings("exports")
  public static DecodingException because(MalformedException e) {
    return new DecodingException(e.newer() ? Reason.NEWER_VERSION : Reason.MALFORMED);
  }

  /// Why.
  public Reason reason() {
    return reason;
  }
}
