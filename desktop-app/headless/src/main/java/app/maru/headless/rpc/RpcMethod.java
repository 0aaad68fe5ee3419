package app.maru.headless.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/// What happens when a method is called.
@FunctionalInterface
public interface RpcMethod {

  /// Starts to do it. The future fails with an [RpcException], or it is a mistake of ours.
  ///
  /// @throws RpcException if the parameters are wrong
  CompletableFuture<JsonNode> call(Params params) throws RpcException;
}
