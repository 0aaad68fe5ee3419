package app.maru.headless.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RpcServerTest {
  private static final JsonNode PAGE = TextNode.valueOf("x".repeat(20_000));

  private static final Map<String, RpcMethod> METHODS =
      Map.of(
          "echo",
          params -> {
            params.only("text", "times");
            String text = params.text("text").repeat(params.integer("times", 1, 9, 1));
            return CompletableFuture.completedFuture(TextNode.valueOf(text));
          },
          "late",
          params ->
              new CompletableFuture<JsonNode>()
                  .completeOnTimeout(
                      TextNode.valueOf("at last"), 50, java.util.concurrent.TimeUnit.MILLISECONDS),
          "refuse",
          params ->
              CompletableFuture.failedFuture(
                  new CompletionException(new RpcException(RpcReason.UNKNOWN_PERSON))),
          "mistake",
          params -> {
            throw new IllegalStateException("secret");
          });

  @Test
  void a_request_is_answered_with_its_id() throws Exception {
    assertThat(answers("{'jsonrpc':'2.0','id':7,'method':'echo','params':{'text':'안녕'}}"))
        .containsExactly("{'jsonrpc':'2.0','id':7,'result':'안녕'}");
    assertThat(
            answers("{'jsonrpc':'2.0','id':'a','method':'echo','params':{'text':'x','times':3}}"))
        .containsExactly("{'jsonrpc':'2.0','id':'a','result':'xxx'}");
  }

  @Test
  void a_line_may_end_like_windows_lines_or_with_the_input_and_blank_lines_are_nothing()
      throws Exception {
    assertThat(answers("\r\n  \n{'jsonrpc':'2.0','id':1,'method':'late'}\r\n\n")).hasSize(1);
    assertThat(answers("{'jsonrpc':'2.0','id':1,'method':'late'}")).hasSize(1);
  }

  @Test
  void a_notification_gets_no_answer_even_if_it_fails() throws Exception {
    assertThat(
            answers(
                """
                {'jsonrpc':'2.0','method':'echo','params':{'text':'x'}}
                {'jsonrpc':'2.0','method':'nothing'}
                {'jsonrpc':'2.0','method':'echo','params':[1]}
                {'jsonrpc':'2.0','method':'mistake'}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{",
        "{'jsonrpc':'2.0','id':1,'method':'echo'}}",
        "{'id':1,'id':2}",
        "[1,",
        "{'a':123456789012345678901234567890}",
        "[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]",
        "\u0000",
        "{'\\ud800':1}",
        "\uFEFF{}"
      })
  void what_is_not_json_is_a_parse_error(String line) throws Exception {
    assertThat(reason(answers(line))).isEqualTo("-32700 PARSE_ERROR null");
  }

  @Test
  void bytes_that_are_not_utf8_are_a_parse_error() throws Exception {
    byte[] line = {'"', (byte) 0xC3, (byte) 0x28, '"', '\n'};
    assertThat(reason(answers(line))).isEqualTo("-32700 PARSE_ERROR null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "null",
        "'text'",
        "{}",
        "[]",
        "{'jsonrpc':'1.0','method':'echo'}",
        "{'jsonrpc':'2.0'}",
        "{'jsonrpc':'2.0','method':1}",
        "{'jsonrpc':'2.0','method':'echo','id':{}}",
        "{'jsonrpc':'2.0','method':'echo','id':1.5}",
        "{'jsonrpc':'2.0','method':'echo','id':true}",
        "{'jsonrpc':'2.0','method':'echo','id':'\\ud800'}"
      })
  void what_is_no_request_is_an_invalid_request(String line) throws Exception {
    assertThat(reason(answers(line))).isEqualTo("-32600 INVALID_REQUEST null");
  }

  @Test
  void an_unknown_field_is_refused_with_the_id_of_its_request() throws Exception {
    assertThat(reason(answers("{'jsonrpc':'2.0','method':'echo','id':4,'parms':{}}")))
        .isEqualTo("-32600 INVALID_REQUEST 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                | text",
        "{'text':1}                        | text",
        "{'text':null}                     | text",
        "{'text':'x','times':'2'}          | times",
        "{'text':'x','times':2.0}          | times",
        "{'text':'x','times':10}           | times",
        "{'text':'x','times':99999999999}  | times",
        "{'text':'x','time':2}             | time",
        "{'text':'\\udc00'}                | text",
        "{'text':'\\ud83d'}                | text",
        "['x']                             | params",
        "'x'                               | params",
        "null                              | params"
      })
  void a_wrong_parameter_is_named(String params, String field) throws Exception {
    List<String> answers =
        answers("{'jsonrpc':'2.0','id':1,'method':'echo','params':" + params + "}");
    assertThat(reason(answers)).isEqualTo("-32602 INVALID_PARAMS 1");
    assertThat(answers.getFirst()).contains("'field':'" + field + "'");
  }

  @Test
  void unknown_methods_refusals_and_mistakes_have_names_and_tell_nothing_more() throws Exception {
    assertThat(reason(answers("{'jsonrpc':'2.0','id':1,'method':'rpc.discover'}")))
        .isEqualTo("-32601 METHOD_NOT_FOUND 1");
    assertThat(reason(answers("{'jsonrpc':'2.0','id':null,'method':'refuse'}")))
        .isEqualTo("3 UNKNOWN_PERSON null");
    List<String> mistake = answers("{'jsonrpc':'2.0','id':1,'method':'mistake'}");
    assertThat(reason(mistake)).isEqualTo("-32603 INTERNAL_ERROR 1");
    assertThat(mistake.getFirst()).doesNotContain("secret");
  }

  @Test
  void a_line_too_long_is_refused_and_the_next_is_read() throws Exception {
    byte[] lines = new byte[3 * LineReader.MAX_LINE_BYTES];
    java.util.Arrays.fill(lines, (byte) 'x');
    byte[] next =
        "\n{'jsonrpc':'2.0','id':1,'method':'late'}"
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8);
    System.arraycopy(next, 0, lines, lines.length - next.length, next.length);
    List<String> answers = answers(lines);
    assertThat(reason(answers)).isEqualTo("-32001 LINE_TOO_LONG null");
    assertThat(answers).hasSize(2).last().isEqualTo("{'jsonrpc':'2.0','id':1,'result':'at last'}");
  }

  @Test
  void a_batch_is_answered_as_one_without_its_notifications() throws Exception {
    assertThat(
            answers(
                "[{'jsonrpc':'2.0','id':1,'method':'late'},{'jsonrpc':'2.0','method':'late'},1]"))
        .containsExactly(
            "[{'jsonrpc':'2.0','id':1,'result':'at last'},{'jsonrpc':'2.0','id':null,'error':"
                + "{'code':-32600,'message':'a request is a JSON object',"
                + "'data':{'reason':'INVALID_REQUEST'}}}]");
    assertThat(answers("[{'jsonrpc':'2.0','method':'late'}]")).isEmpty();
    assertThat(reason(answers("[" + "1,".repeat(RpcServer.MAX_BATCH) + "1]")))
        .isEqualTo("-32600 INVALID_REQUEST null");
  }

  @Test
  void shutdown_is_answered_and_nothing_after_it_is_read() throws Exception {
    assertThat(
            answers(
                """
                {'jsonrpc':'2.0','id':1,'method':'shutdown'}
                {'jsonrpc':'2.0','id':2,'method':'late'}
                """))
        .containsExactly("{'jsonrpc':'2.0','id':1,'result':{}}");
  }

  @Test
  void a_flood_waits_in_the_pipe_until_answers_are_read() throws Exception {
    CompletableFuture<JsonNode> release = new CompletableFuture<>();
    var started = new java.util.concurrent.atomic.AtomicInteger();
    RpcMethod slow =
        params -> {
          started.incrementAndGet();
          return release;
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LineWriter writer = new LineWriter(out, new byte[0], () -> {});
    RpcServer server = new RpcServer(Map.of("slow", slow), writer);
    Thread serving = serve(server, "{'jsonrpc':'2.0','id':1,'method':'slow'}\n".repeat(3000));
    awaitWaiting(serving);
    assertThat(started).hasValue(RpcServer.MAX_OPEN);
    Thread writing = Thread.ofVirtual().start(writer);
    release.complete(Json.object());
    serving.join();
    server.drain(Duration.ofSeconds(10));
    writer.close();
    writing.join();
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3000);
  }

  @Test
  void long_answers_that_nobody_reads_do_not_fill_the_memory() throws Exception {
    List<CompletableFuture<JsonNode>> asked = new ArrayList<>();
    RpcMethod late =
        params -> {
          CompletableFuture<JsonNode> answer = new CompletableFuture<>();
          asked.add(answer);
          return answer;
        };
    RpcMethod page = params -> CompletableFuture.completedFuture(PAGE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LineWriter writer = new LineWriter(out, new byte[0], () -> {}, 64 << 10);
    RpcServer server = new RpcServer(Map.of("late", late, "page", page), writer);
    String lateLine = "{'jsonrpc':'2.0','id':'late','method':'late'}\n";
    String pageLine = "{'jsonrpc':'2.0','id':1,'method':'page'}\n";
    Thread serving = serve(server, lateLine.repeat(8) + pageLine.repeat(20));
    awaitWaiting(serving);
    assertThat(asked).hasSize(8);
    asked.forEach(answer -> answer.complete(PAGE));
    assertThat(out.size()).as("nothing is read yet").isZero();
    Thread writing = Thread.ofVirtual().start(writer);
    serving.join();
    server.drain(Duration.ofSeconds(20));
    writer.close();
    writing.join();
    List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(answers).hasSize(28);
    assertThat(answers.stream().filter(line -> line.contains("TOO_MUCH_UNREAD")))
        .as("answers left out while nobody read")
        .hasSizeBetween(6, 8)
        .allMatch(line -> line.contains("\"id\":\"late\""));
  }

  private static Thread serve(RpcServer server, String lines) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            byte[] bytes = lines.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            server.serve(new ByteArrayInputStream(bytes));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void an_answer_comes_before_the_next_line_is_written() throws Exception {
    try (PipedOutputStream lines = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(lines);
        PipedInputStream answers = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(answers)) {
      LineWriter writer = new LineWriter(out, new byte[0], () -> {});
      Thread writing = Thread.ofVirtual().start(writer);
      Thread serving =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  new RpcServer(METHODS, writer).serve(in);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      LineReader reader = new LineReader(answers);
      for (int i = 0; i < 3; i++) {
        lines.write(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"late\"}\n"
                .getBytes(StandardCharsets.UTF_8));
        lines.flush();
        assertThat(reader.next()).isPresent();
      }
      lines.write(
          "{\"jsonrpc\":\"2.0\",\"method\":\"shutdown\"}\n".getBytes(StandardCharsets.UTF_8));
      lines.flush();
      serving.join();
      writer.close();
      writing.join();
    }
  }

  private static List<String> answers(String lines) throws Exception {
    return answers(lines.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> answers(byte[] lines) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LineWriter writer = new LineWriter(out, new byte[0], () -> {});
    Thread writing = Thread.ofVirtual().start(writer);
    RpcServer server = new RpcServer(METHODS, writer);
    server.serve(new ByteArrayInputStream(lines));
    server.drain(Duration.ofSeconds(10));
    writer.close();
    writing.join();
    return out.toString(StandardCharsets.UTF_8).replace('"', '\'').lines().toList();
  }

  private static String reason(List<String> answers) throws RpcException {
    JsonNode answer =
        Json.parse(StandardCharsets.UTF_8.encode(answers.getFirst().replace('\'', '"')));
    JsonNode error = answer.get("error");
    return error.get("code").asText()
        + " "
        + error.at("/data/reason").asText()
        + " "
        + answer.get("id").asText();
  }
}
