/// Who we are and how bytes are sealed: pure functions, no I/O, no threads, no clock.
module app.maru.crypto {
  requires transitive org.jspecify;
  requires org.bouncycastle.provider;

  exports app.maru.crypto;
  exports app.maru.crypto.prekey;
  exports app.maru.crypto.session;
  exports app.maru.crypto.vault;
}
