package app.maru.installer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// The emblem in the shapes that systems want it in.
final class Icons {
  /// The sizes that desktops of Linux look for.
  static final List<Integer> LINUX_SIZES = List.of(16, 22, 24, 32, 48, 64, 128, 256, 512);

  private static final List<Integer> WINDOWS_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

  /// Kinds of picture in an `.icns`, by their size; the double ones are for dense screens.
  private static final Map<String, Integer> MAC_KINDS = macKinds();

  private Icons() {}

  /// One picture, `size` pixels wide and high.
  static byte[] png(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(Emblem.draw(size), "png", bytes);
    return bytes.toByteArray();
  }

  /// Writes what `jpackage` wants on this system.
  static Path forLaunchers(Path folder) throws IOException {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Windows")) {
      return Files.write(folder.resolve("maru.ico"), ico());
    }
    return system.startsWith("Mac")
        ? Files.write(folder.resolve("maru.icns"), icns())
        : Files.write(folder.resolve("maru.png"), png(512));
  }

  /// Puts all sizes where desktops of Linux look for them.
  static void forDesktops(Path root) throws IOException {
    for (int size : LINUX_SIZES) {
      Path folder = root.resolve("usr/share/icons/hicolor/" + size + "x" + size + "/apps");
      Files.write(Files.createDirectories(folder).resolve("maru.png"), png(size));
    }
  }

  /// All sizes in one file, each as PNG, as Windows takes them since Vista.
  static byte[] ico() throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    int size = 6 + 16 * WINDOWS_SIZES.size();
    for (int pixels : WINDOWS_SIZES) {
      byte[] picture = png(pixels);
      pictures.add(picture);
      size += picture.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
    int offset = 6 + 16 * pictures.size();
    for (int i = 0; i < pictures.size(); i++) {
      // 256 is written as 0.
      byte pixels = WINDOWS_SIZES.get(i).byteValue();
      out.put(pixels).put(pixels).put((byte) 0).put((byte) 0);
      out.putShort((short) 1).putShort((short) 32);
      out.putInt(pictures.get(i).length).putInt(offset);
      offset += pictures.get(i).length;
    }
    pictures.forEach(out::put);
    return out.array();
  }

  /// All sizes in one file, as macOS takes them.
  static byte[] icns() throws IOException {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (Map.Entry<String, Integer> kind : MAC_KINDS.entrySet()) {
      byte[] picture = png(kind.getValue());
      chunks.write(kind.getKey().getBytes(StandardCharsets.US_ASCII));
      chunks.write(ByteBuffer.allocate(4).putInt(8 + picture.length).array());
      chunks.write(picture);
    }
    return ByteBuffer.allocate(8 + chunks.size())
        .put("icns".getBytes(StandardCharsets.US_ASCII))
        .putInt(8 + chunks.size())
        .put(chunks.toByteArray())
        .array();
  }

  private static Map<String, Integer> macKinds() {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    kinds.put("icp4", 16);
    kinds.put("ic11", 32);
    kinds.put("icp5", 32);
    kinds.put("ic12", 64);
    kinds.put("ic07", 128);
    kinds.put("ic13", 256);
    kinds.put("ic08", 256);
    kinds.put("ic14", 512);
    kinds.put("ic09", 512);
    kinds.put("ic10", 1024);
    return kinds;
  }
}
