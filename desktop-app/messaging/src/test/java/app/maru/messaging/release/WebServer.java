package app.maru.messaging.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A web server on the loopback that answers every request as it was told, well or badly.
final class WebServer implements AutoCloseable {
  /// What is done with one connection once the request was read.
  interface Answer {
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final Thread thread;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile Answer answer;

  WebServer(Answer answer) throws IOException {
    this.answer = answer;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread = Thread.ofVirtual().start(this::serve);
  }

  /// A whole answer with a body.
  static Answer with(byte[] body) {
    return out -> {
      head(out, "200 OK", "Content-Length: " + body.length);
      out.write(body);
    };
  }

  static void head(OutputStream out, String status, String header) throws IOException {
    out.write(
        ("HTTP/1.1 " + status + "\r\nConnection: close\r\n" + header + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  /// Answers otherwise from now on.
  void answer(Answer otherwise) {
    answer = otherwise;
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  /// What was asked, each with all its headers.
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        StringBuilder request = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          request.append(line).append('\n');
          line = in.readLine();
        }
        requests.add(request.toString());
        answer.to(connection.getOutputStream());
      } catch (IOException e) {
        // The client has gone, or this server is closed.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.interrupt();
  }
}
