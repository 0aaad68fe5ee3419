package app.maru.messaging.store;

/// Changes that happen together or not at all; `X` is whatever the caller's own code may refuse
/// with.
@FunctionalInterface
public interface Work<T, X extends Exception> {
  /// Reads and changes tables. Anything thrown undoes this work, and only this work.
  T run() throws StoreException, X;
}
