package app.maru.headless.rpc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that gets an error for an answer.
public final class RpcException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RpcReason reason;
  private final @Nullable String field;

  /// An error that needs no more words than its reason has.
  public RpcException(RpcReason reason) {
    this(reason, reason.sentence(), null);
  }

  /// An error with words of its own.
  public RpcException(RpcReason reason, String sentence) {
    this(reason, sentence, null);
  }

  private RpcException(RpcReason reason, String sentence, @Nullable String field) {
    super(sentence);
    this.reason = reason;
    this.field = field;
  }

  /// A parameter that is not as it should be.
  public static RpcException invalid(String field, String sentence) {
    String name = Json.wellFormed(field) ? field : "?";
    return new RpcException(RpcReason.INVALID_PARAMS, name + ": " + sentence, name);
  }

  /// Why.
  public RpcReason reason() {
    return reason;
  }

  /// The parameter to blame, if one is.
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
