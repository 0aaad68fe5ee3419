package app.maru.headless.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers requests, one JSON value a line, each as soon as it is done.
///
/// No input ends it but the end of the input and [#STOP]. At most [#MAX_OPEN] lines are in work,
/// and so many bytes of answers wait; then it stops reading, so a flood of requests waits in the
/// pipe instead of in memory.
public final class RpcServer {
  /// The method that ends the server once it has been answered.
  public static final String STOP = "shutdown";

  /// Lines that may be in work or waiting to be written at one time.
  public static final int MAX_OPEN = 1000;

  /// Requests in one batch.
  public static final int MAX_BATCH = 100;

  private static final Logger log = LoggerFactory.getLogger(RpcServer.class);

  private final Map<String, RpcMethod> methods;
  private final LineWriter out;
  private final Semaphore open = new Semaphore(MAX_OPEN);
  private boolean stopped;

  /// A server of these methods; [#STOP] is its own.
  public RpcServer(Map<String, RpcMethod> methods, LineWriter out) {
    this.methods = Map.copyOf(methods);
    this.out = out;
  }

  /// Reads and starts requests until the input ends or [#STOP] is called. One thread.
  ///
  /// @throws IOException if the input fails
  public void serve(InputStream in) throws IOException {
    LineReader lines = new LineReader(in);
    while (!stopped) {
      Optional<LineReader.Line> line = lines.next();
      if (line.isEmpty()) {
        return;
      }
      open.acquireUninterruptibly();
      out.awaitRoom();
      var _ = take(line.get()).thenAccept(this::answer).exceptionally(this::unanswerable);
    }
  }

  private void answer(Optional<JsonNode> answer) {
    if (answer.isEmpty()) {
      open.release();
    } else if (!out.answer(Json.line(answer.get()), open::release)) {
      out.shortAnswer(Json.line(unread(answer.get())), open::release);
    }
  }

  /// Says of an answer, or of each in a batch, that it could not wait to be read.
  private static JsonNode unread(JsonNode answer) {
    if (answer instanceof ArrayNode batch) {
      ArrayNode all = Json.array();
      batch.forEach(one -> all.add(unread(one)));
      return all;
    }
    return error(answer.get("id"), new RpcException(RpcReason.TOO_MUCH_UNREAD));
  }

  private @Nullable Void unanswerable(Throwable mistake) {
    log.error("no answer can be written", mistake);
    open.release();
    return null;
  }

  /// Waits until everything that was asked is answered, or `patience` is over.
  public void drain(Duration patience) {
    try {
      if (!open.tryAcquire(MAX_OPEN, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("ended with {} requests unanswered", MAX_OPEN - open.availablePermits());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CompletableFuture<Optional<JsonNode>> take(LineReader.Line line) {
    return switch (line) {
      case LineReader.Line.TooLong() -> refuse(new RpcException(RpcReason.LINE_TOO_LONG));
      case LineReader.Line.Whole(ByteBuffer bytes) -> {
        if (isBlank(bytes)) {
          yield CompletableFuture.completedFuture(Optional.empty());
        }
        try {
          JsonNode value = Json.parse(bytes);
          yield value instanceof ArrayNode batch ? takeBatch(batch) : takeOne(value);
        } catch (RpcException notJson) {
          yield refuse(notJson);
        }
      }
    };
  }

  private static boolean isBlank(ByteBuffer bytes) {
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      byte b = bytes.get(i);
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private CompletableFuture<Optional<JsonNode>> takeBatch(ArrayNode batch) {
    if (batch.isEmpty() || batch.size() > MAX_BATCH) {
      return refuse(
          new RpcException(
              RpcReason.INVALID_REQUEST, "a batch has from 1 to " + MAX_BATCH + " requests"));
    }
    List<CompletableFuture<Optional<JsonNode>>> answers =
        batch.valueStream().map(this::takeOne).toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(done -> {
          ArrayNode all = Json.array();
          answers.stream().flatMap(answer -> answer.join().stream()).forEach(all::add);
          return all.isEmpty() ? Optional.empty() : Optional.of(all);
        });
  }

  private CompletableFuture<Optional<JsonNode>> takeOne(JsonNode value) {
    Request request;
    try {
      request = Request.of(value);
    } catch (RpcException e) {
      boolean notification = e.reason() == RpcReason.INVALID_PARAMS && !value.has("id");
      return CompletableFuture.completedFuture(
          notification ? Optional.empty() : Optional.of(error(Request.idOf(value), e)));
    }
    return start(request)
        .handle((result, failure) -> {
          ObjectNode answer =
              failure == null
                  ? result(request.id().orElse(NullNode.getInstance()), result)
                  : error(request.id().orElse(NullNode.getInstance()), cause(failure));
          return request.id().map(id -> answer);
        });
  }

  private CompletableFuture<JsonNode> start(Request request) {
    try {
      if (request.method().equals(STOP)) {
        request.params().only();
        stopped = true;
        return CompletableFuture.completedFuture(Json.object());
      }
      RpcMethod method = methods.get(request.method());
      if (method == null) {
        throw new RpcException(RpcReason.METHOD_NOT_FOUND);
      }
      return method.call(request.params());
    } catch (RpcException | RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static RpcException cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof RpcException known) {
      return known;
    }
    log.error("a request failed", cause);
    return new RpcException(RpcReason.INTERNAL_ERROR);
  }

  private static CompletableFuture<Optional<JsonNode>> refuse(RpcException e) {
    return CompletableFuture.completedFuture(Optional.of(error(NullNode.getInstance(), e)));
  }

  private static ObjectNode result(JsonNode id, JsonNode result) {
    ObjectNode answer = Json.object().put("jsonrpc", "2.0");
    answer.set("id", id);
    answer.set("result", result);
    return answer;
  }

  private static ObjectNode error(JsonNode id, RpcException e) {
    ObjectNode data = Json.object().put("reason", e.reason().name());
    e.field().ifPresent(field -> data.put("field", field));
    ObjectNode error =
        Json.object().put("code", e.reason().code()).put("message", String.valueOf(e.getMessage()));
    error.set("data", data);
    ObjectNode answer = Json.object().put("jsonrpc", "2.0");
    answer.set("id", id);
    answer.set("error", error);
    return answer;
  }
}
