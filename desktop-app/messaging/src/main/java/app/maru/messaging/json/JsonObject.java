package app.maru.messaging.json;

import app.maru.messaging.json.JsonException.Reason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// One JSON object, read strictly: each member once, of the kind that is wanted, and none that
/// nobody has asked for by the end. A misspelt setting must not pass for one that is not set.
public final class JsonObject {
  /// Deeper than any file of ours.
  private static final int MAX_DEPTH = 8;

  /// A 64-bit number with its sign.
  private static final int MAX_DIGITS = 20;

  private static final int MAX_NAME = 64;

  /// Longer than any link or text in a file of ours.
  private static final int MAX_TEXT = 4096;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_DIGITS)
                          .maxNameLength(MAX_NAME)
                          .maxStringLength(MAX_TEXT)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final ObjectNode node;
  private final Set<String> asked = new HashSet<>();

  private JsonObject(ObjectNode node) {
    this.node = node;
  }

  /// Reads exactly one object; the caller has limited the size.
  ///
  /// @throws JsonException SYNTAX
  public static JsonObject parse(byte[] bytes) throws JsonException {
    try {
      if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
        return new JsonObject(object);
      }
      throw new JsonException(Reason.SYNTAX, "1", null);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new JsonException(Reason.SYNTAX, Integer.toString(line), e);
    } catch (IOException e) {
      throw new JsonException(Reason.SYNTAX, "1", e);
    }
  }

  /// A text, if it is there.
  ///
  /// @throws JsonException KIND
  public Optional<String> text(String name) throws JsonException {
    return member(name, JsonNode::isTextual, JsonNode::textValue);
  }

  /// A text that must be there.
  ///
  /// @throws JsonException KIND, MISSING
  public String theText(String name) throws JsonException {
    return there(name, text(name));
  }

  /// Yes or no, if it is there.
  ///
  /// @throws JsonException KIND
  public Optional<Boolean> flag(String name) throws JsonException {
    return member(name, JsonNode::isBoolean, JsonNode::booleanValue);
  }

  /// A whole number that must be there.
  ///
  /// @throws JsonException KIND, MISSING
  public long theNumber(String name) throws JsonException {
    return there(
        name,
        member(
            name,
            value -> value.isIntegralNumber() && value.canConvertToLong(),
            JsonNode::longValue));
  }

  /// Texts in their order; none if the member is not there.
  ///
  /// @throws JsonException KIND
  public List<String> texts(String name) throws JsonException {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(name, JsonNode::isTextual)) {
      texts.add(element.textValue());
    }
    return texts;
  }

  /// Objects in their order; none if the member is not there.
  ///
  /// @throws JsonException KIND
  public List<JsonObject> objects(String name) throws JsonException {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonNode element : elements(name, JsonNode::isObject)) {
      objects.add(new JsonObject((ObjectNode) element));
    }
    return objects;
  }

  /// To be called when everything known was asked for.
  ///
  /// @throws JsonException UNKNOWN
  public void nothingElse() throws JsonException {
    for (String name : (Iterable<String>) node::fieldNames) {
      if (!asked.contains(name)) {
        throw new JsonException(Reason.UNKNOWN, name, null);
      }
    }
  }

  private Iterable<JsonNode> elements(String name, Predicate<JsonNode> kind) throws JsonException {
    return this.<Iterable<JsonNode>>member(
            name, list -> list.isArray() && list.valueStream().allMatch(kind), list -> list)
        .orElseGet(List::of);
  }

  private <T> Optional<T> member(String name, Predicate<JsonNode> kind, Function<JsonNode, T> value)
      throws JsonException {
    asked.add(name);
    JsonNode member = node.get(name);
    if (member == null) {
      return Optional.empty();
    }
    if (!kind.test(member)) {
      throw new JsonException(Reason.KIND, name, null);
    }
    return Optional.of(value.apply(member));
  }

  private static <T> T there(String name, Optional<T> value) throws JsonException {
    return value.orElseThrow(() -> new JsonException(Reason.MISSING, name, null));
  }
}
