package app.maru.messaging.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.messaging.json.JsonException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonObjectTest {

  @Test
  void members_are_of_the_kind_that_is_wanted() throws Exception {
    JsonObject file =
        object("{\"a\": \"x\", \"b\": true, \"c\": 7, \"d\": [\"y\", \"z\"], \"e\": [{\"f\": 1}]}");
    assertThat(file.text("a")).contains("x");
    assertThat(file.flag("b")).contains(true);
    assertThat(file.theNumber("c")).isEqualTo(7);
    assertThat(file.texts("d")).containsExactly("y", "z");
    assertThat(file.objects("e")).hasSize(1);
    assertThat(file.text("absent")).isEmpty();
    assertThat(file.texts("absent")).isEmpty();
    file.nothingElse();
    fails(() -> file.flag("a"), Reason.KIND, "a");
    fails(() -> file.text("b"), Reason.KIND, "b");
    fails(() -> file.theNumber("a"), Reason.KIND, "a");
    fails(() -> file.texts("e"), Reason.KIND, "e");
    fails(() -> file.objects("d"), Reason.KIND, "d");
    fails(() -> file.theText("absent"), Reason.MISSING, "absent");
  }

  @Test
  void what_nobody_asked_for_is_named() throws Exception {
    JsonObject file = object("{\"discovery\": true, \"discovry\": false}");
    assertThat(file.flag("discovery")).contains(true);
    fails(file::nothingElse, Reason.UNKNOWN, "discovry");
  }

  @Test
  void the_line_of_a_fault_is_told() {
    fails(() -> object("{\n  \"a\": 1,\n  oops\n}"), Reason.SYNTAX, "3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "true",
        "null",
        "{",
        "{} {}",
        "{\"a\": 1, \"a\": 2}",
        "{'a': 1}",
        "{\"a\": 1,}",
        "// words\n{}",
        "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}",
        "{\"a\": 123456789012345678901234567890}"
      })
  void what_is_not_one_plain_object_is_refused(String text) {
    assertThatThrownBy(() -> object(text))
        .isInstanceOfSatisfying(
            JsonException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SYNTAX));
  }

  @Test
  void any_bytes_give_an_object_or_a_named_fault() {
    Random random = new Random(5);
    byte[] sound = "{\"a\": \"x\", \"b\": [true, 7]}".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = sound.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        JsonObject.parse(bytes).nothingElse();
      } catch (JsonException named) {
        assertThat(named.where()).isNotEmpty();
      }
    }
  }

  private static JsonObject object(String text) throws JsonException {
    return JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void fails(ThrowingCallable reading, Reason reason, String where) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            JsonException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.where()).isEqualTo(where);
            });
  }
}
