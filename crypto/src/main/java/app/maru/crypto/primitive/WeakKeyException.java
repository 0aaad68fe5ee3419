package app.maru.crypto.primitive;

/// A public key or ciphertext that nobody honest makes: small order, not canonical, wrong length.
public final class WeakKeyException extends Exception {
  private static final long serialVersionUID = 1;

  WeakKeyException(String what) {
    super(what);
  }
}
