package app.maru.headless.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The named parameters of one call, read strictly: what is not asked for by its right type is
/// refused, and so is what is not asked for at all.
public final class Params {
  private final ObjectNode values;

  Params(ObjectNode values) {
    this.values = values;
  }

  /// Refuses parameters of other names.
  public void only(String... names) throws RpcException {
    Set<String> known = Set.of(names);
    for (var field : values.properties()) {
      if (!known.contains(field.getKey())) {
        throw RpcException.invalid(field.getKey(), "there is no such parameter");
      }
    }
  }

  /// Whether a parameter is there.
  public boolean has(String name) {
    return values.has(name);
  }

  /// A text that must be there, in well-formed Unicode.
  public String text(String name) throws RpcException {
    return optional(name).orElseThrow(() -> RpcException.invalid(name, "is missing"));
  }

  /// An id that must be there, read by `reader`.
  public <T> T id(String name, Function<String, T> reader) throws RpcException {
    String text = text(name);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException notAnId) {
      throw RpcException.invalid(name, "is not an id in hexadecimal digits");
    }
  }

  /// An id that may be there.
  public <T> Optional<T> optionalId(String name, Function<String, T> reader) throws RpcException {
    return has(name) ? Optional.of(id(name, reader)) : Optional.empty();
  }

  /// A whole number that must be there, within bounds.
  public int integer(String name, int min, int max) throws RpcException {
    JsonNode value = values.get(name);
    if (value == null) {
      throw RpcException.invalid(name, "is missing");
    }
    if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
      throw RpcException.invalid(name, "must be a whole number from " + min + " to " + max);
    }
    return value.intValue();
  }

  /// A whole number within bounds that may be left out.
  public int integer(String name, int min, int max, int otherwise) throws RpcException {
    return has(name) ? integer(name, min, max) : otherwise;
  }

  /// Texts that must be there, at most `max` of them, each in well-formed Unicode.
  public List<String> texts(String name, int max) throws RpcException {
    JsonNode value = values.get(name);
    if (value == null) {
      throw RpcException.invalid(name, "is missing");
    }
    if (!value.isArray() || value.size() > max) {
      throw RpcException.invalid(name, "must be a list of at most " + max + " strings");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value) {
      if (!each.isTextual() || !Json.wellFormed(each.textValue())) {
        throw RpcException.invalid(name, "must hold strings of whole characters only");
      }
      texts.add(each.textValue());
    }
    return texts;
  }

  /// A yes or no that may be left out.
  public boolean flag(String name, boolean otherwise) throws RpcException {
    JsonNode value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw RpcException.invalid(name, "must be true or false");
    }
    return value.booleanValue();
  }

  /// A whole number, 0 or greater, that may be there.
  public Optional<Long> optionalNumber(String name) throws RpcException {
    JsonNode value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw RpcException.invalid(name, "must be a whole number, 0 or greater");
    }
    return Optional.of(value.longValue());
  }

  private Optional<String> optional(String name) throws RpcException {
    JsonNode value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw RpcException.invalid(name, "must be a string");
    }
    if (!Json.wellFormed(value.textValue())) {
      throw RpcException.invalid(name, "has half a character in it");
    }
    return Optional.of(value.textValue());
  }
}
