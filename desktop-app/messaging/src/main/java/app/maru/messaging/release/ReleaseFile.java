package app.maru.messaging.release;

import app.maru.crypto.Bytes;
import app.maru.crypto.ReleaseKey;
import app.maru.crypto.SecretBytes;
import app.maru.messaging.json.JsonException;
import app.maru.messaging.json.JsonObject;
import app.maru.messaging.release.ReleaseException.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// News of a release as a file: a line with the signature in hexadecimal digits, then exactly the
/// bytes that were signed, which are JSON.
public final class ReleaseFile {
  /// Some dozens of packages fit.
  public static final int MAX_BYTES = 64 * 1024;

  /// Larger than any package of ours: what a server can make us keep.
  static final long MAX_PACKAGE_BYTES = 1L << 30;

  /// More than there are kinds of computers.
  private static final int MAX_PACKAGES = 64;

  private static final int SIGNATURE_DIGITS = 2 * ReleaseKey.SIGNATURE_SIZE;
  private static final int SHA256_BYTES = 32;

  /// No folder, no hidden file, no name that a system keeps for itself.
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~+-]{0,99}");

  private ReleaseFile() {}

  /// Puts the signature before the bytes.
  public static byte[] sign(SecretBytes secret, byte[] json) {
    byte[] line =
        (HexFormat.of().formatHex(ReleaseKey.sign(secret, json)) + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] file = Arrays.copyOf(line, line.length + json.length);
    System.arraycopy(json, 0, file, line.length, json.length);
    return file;
  }

  /// Reads what was fetched. Nothing is looked at before its signature.
  ///
  /// @param now the time
  /// @param seen when the newest news were signed that were seen before
  /// @throws ReleaseException NOT_SIGNED, MALFORMED, EXPIRED, OLDER
  public static Release open(byte[] file, ReleaseKey key, Instant now, Instant seen)
      throws ReleaseException {
    int json = SIGNATURE_DIGITS + 1;
    if (file.length < json || file.length > MAX_BYTES || file[SIGNATURE_DIGITS] != '\n') {
      throw new ReleaseException(Reason.NOT_SIGNED, null);
    }
    byte[] signed = Arrays.copyOfRange(file, json, file.length);
    if (!key.verifies(signed, signature(file))) {
      throw new ReleaseException(Reason.NOT_SIGNED, null);
    }
    Release release = parse(signed);
    if (release.signedAt().isBefore(seen)) {
      throw new ReleaseException(Reason.OLDER, null);
    }
    if (!now.isBefore(release.expires())) {
      throw new ReleaseException(Reason.EXPIRED, null);
    }
    return release;
  }

  private static byte[] signature(byte[] file) throws ReleaseException {
    try {
      return HexFormat.of()
          .parseHex(new String(file, 0, SIGNATURE_DIGITS, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new ReleaseException(Reason.NOT_SIGNED, e);
    }
  }

  /// Reads the JSON alone: for who makes it.
  ///
  /// @throws ReleaseException MALFORMED
  public static Release parse(byte[] json) throws ReleaseException {
    try {
      JsonObject file = JsonObject.parse(json);
      List<Release.Download> files = new ArrayList<>();
      for (JsonObject each : file.objects("files")) {
        files.add(download(each));
      }
      check(files.size() <= MAX_PACKAGES);
      Release release =
          new Release(
              version(file.theText("version")),
              version(file.theText("minimum")),
              Instant.parse(file.theText("signedAt")),
              Instant.parse(file.theText("expires")),
              web(file.theText("page")),
              files);
      file.nothingElse();
      return release;
    } catch (JsonException | DateTimeException | URISyntaxException e) {
      throw new ReleaseException(Reason.MALFORMED, e);
    }
  }

  private static Release.Download download(JsonObject file)
      throws JsonException, URISyntaxException, ReleaseException {
    String name = file.theText("name");
    long size = file.theNumber("size");
    String digits = file.theText("sha256");
    check(FILE_NAME.matcher(name).matches() && !name.contains(".."));
    check(size > 0 && size <= MAX_PACKAGE_BYTES);
    check(digits.matches("[0-9a-f]{" + 2 * SHA256_BYTES + "}"));
    Release.Download read =
        new Release.Download(
            file.theText("for"), name, size, Bytes.ofHex(digits), web(file.theText("at")));
    file.nothingElse();
    return read;
  }

  private static VersionNumber version(String text) throws ReleaseException {
    return VersionNumber.parse(text)
        .orElseThrow(() -> new ReleaseException(Reason.MALFORMED, null));
  }

  /// An address that is fetched or opened; on the computer itself it may be without encryption.
  static URI web(String text) throws URISyntaxException, ReleaseException {
    URI address = new URI(text);
    check(isSafe(address));
    return address;
  }

  static boolean isSafe(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(address.getHost());
    return address.getHost() != null
        && address.getUserInfo() == null
        && ("https".equals(scheme) || ("http".equals(scheme) && "127.0.0.1".equals(host)));
  }

  private static void check(boolean sound) throws ReleaseException {
    if (!sound) {
      throw new ReleaseException(Reason.MALFORMED, null);
    }
  }
}
