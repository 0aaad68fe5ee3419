package app.maru.relay.admin;

import app.maru.relay.admin.AdminException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes a command to the relay that runs in a folder on this computer.
public final class AdminClient {
  /// Where the relay writes its token down.
  public static final String TOKEN_FILE = "admin.token";

  /// Where it writes down where it listens.
  public static final String PORT_FILE = "admin.port";

  private static final int CONNECT_MILLIS = 5_000;

  /// The relay gives up by itself; whoever asks waits a little longer, to hear why.
  private static final int STEPS = 3;

  /// The relay itself gives up after less.
  private static final int PROBE_MILLIS = 15_000;

  private AdminClient() {}

  /// What the relay answers.
  ///
  /// @param folder of the relay
  /// @param fields the command's parameter and options
  public static String ask(Path folder, Command command, Map<String, String> fields)
      throws AdminException {
    String token;
    String port;
    try {
      token = command.isOpen() ? "" : Files.readString(folder.resolve(TOKEN_FILE)).strip();
      port = Files.readString(folder.resolve(PORT_FILE)).strip();
    } catch (AccessDeniedException e) {
      throw new AdminException(
          Reason.WRONG, "the folder " + folder + " belongs to another user: " + advice(folder));
    } catch (IOException e) {
      throw new AdminException(
          Reason.NOT_RUNNING,
          "no relay runs in " + folder + " (another folder is named by --data)");
    }
    try {
      HttpURLConnection connection =
          connection(URI.create("http://127.0.0.1:" + port + command.url()));
      if (command.isOpen()) {
        connection.setReadTimeout(PROBE_MILLIS);
      } else {
        long patience = command.patience().multipliedBy(STEPS).toMillis();
        connection.setReadTimeout(Math.toIntExact(patience));
        post(connection, token, form(fields));
      }
      return answer(connection);
    } catch (IOException | IllegalArgumentException e) {
      throw new AdminException(
          Reason.NOT_RUNNING, "the relay in " + folder + " does not answer: does it run?");
    }
  }

  private static String advice(Path folder) {
    try {
      return Sudo.sentence(Files.getOwner(folder).getName());
    } catch (IOException e) {
      return "type the command as that user";
    }
  }

  private static HttpURLConnection connection(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(CONNECT_MILLIS);
    return connection;
  }

  private static void post(HttpURLConnection connection, String token, String form)
      throws IOException {
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", "Bearer " + token);
    connection.setDoOutput(true);
    connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(HttpURLConnection connection) throws IOException, AdminException {
    boolean good = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    try (InputStream in = good ? connection.getInputStream() : connection.getErrorStream()) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (!good) {
        throw new AdminException(Reason.WRONG, text.strip());
      }
      return text;
    }
  }

  private static String form(Map<String, String> fields) {
    List<String> pairs =
        new TreeMap<>(fields)
            .entrySet().stream()
                .map(field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .toList();
    return String.join("&", pairs);
  }
}
