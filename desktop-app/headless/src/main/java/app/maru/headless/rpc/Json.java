package app.maru.headless.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// JSON to trees and back: never to types, and with every size limited.
public final class Json {
  /// Deeper than any request of ours by far.
  private static final int MAX_DEPTH = 16;

  /// A 64-bit number with its sign.
  private static final int MAX_DIGITS = 20;

  private static final int MAX_NAME = 64;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_DIGITS)
                          .maxNameLength(MAX_NAME)
                          .maxStringLength(LineReader.MAX_LINE_BYTES)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /// Reads exactly one JSON value.
  ///
  /// @throws RpcException `PARSE_ERROR`
  static JsonNode parse(ByteBuffer line) throws RpcException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(line).toString();
      return MAPPER.readTree(text);
    } catch (CharacterCodingException | JsonProcessingException notJson) {
      throw new RpcException(RpcReason.PARSE_ERROR);
    }
  }

  /// Writes a value as one line without its end.
  public static byte[] line(JsonNode value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /// A new empty object.
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A new empty array.
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /// Whether a text can be written as UTF-8: JSON can name half a character.
  static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
