package app.maru.headless.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/// One request, checked.
///
/// @param id what the answer is marked with; empty for a notification, which gets none
/// @param method what to do
/// @param params with what
record Request(Optional<JsonNode> id, String method, Params params) {
  private static final Set<String> FIELDS = Set.of("jsonrpc", "id", "method", "params");

  /// Enough for any counter or UUID, and an answer can't be made huge by its id.
  private static final int MAX_ID_CHARS = 128;

  /// Reads a request out of a JSON value.
  ///
  /// @throws RpcException `INVALID_REQUEST`, or `INVALID_PARAMS` if only those are not an object
  static Request of(JsonNode value) throws RpcException {
    if (!(value instanceof ObjectNode object)) {
      throw invalid("a request is a JSON object");
    }
    if (!"2.0".equals(object.path("jsonrpc").textValue())) {
      throw invalid("\"jsonrpc\" must be \"2.0\"");
    }
    for (var field : object.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        throw invalid("a request has the fields jsonrpc, id, method and params, and no other");
      }
    }
    if (object.has("id") && !isId(object.get("id"))) {
      throw invalid("\"id\" must be a short string, a whole number or null");
    }
    String method = object.path("method").textValue();
    if (method == null) {
      throw invalid("\"method\" must be a string");
    }
    JsonNode params = object.path("params");
    if (params.isMissingNode()) {
      return new Request(Optional.ofNullable(object.get("id")), method, new Params(Json.object()));
    }
    if (!(params instanceof ObjectNode named)) {
      throw RpcException.invalid("params", "must be an object");
    }
    return new Request(Optional.ofNullable(object.get("id")), method, new Params(named));
  }

  /// The id an error about `value` is marked with: its own if that can be read, else null.
  static JsonNode idOf(JsonNode value) {
    JsonNode id = value.path("id");
    return isId(id) ? id : NullNode.getInstance();
  }

  private static boolean isId(JsonNode id) {
    return id.isNull()
        || id.isIntegralNumber()
        || (id.isTextual()
            && id.textValue().length() <= MAX_ID_CHARS
            && Json.wellFormed(id.textValue()));
  }

  private static RpcException invalid(String sentence) {
    return new RpcException(RpcReason.INVALID_REQUEST, sentence);
  }
}
