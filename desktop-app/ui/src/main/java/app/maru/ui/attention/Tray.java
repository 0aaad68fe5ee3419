package app.maru.ui.attention;

import java.util.List;
import java.util.function.Consumer;

/// A sign of this program beside the system's clock, where the system has such a place.
public interface Tray {
  /// Where there is none.
  Tray NONE =
      new Tray() {
        @Override
        public void watch(Consumer<Boolean> there, Consumer<Act> chosen) {}

        @Override
        public void show(Face face) {}
      };

  /// What the person can want there.
  enum Act {
    /// To see the window.
    OPEN,
    /// Not to be disturbed, or to be again.
    QUIET,
    /// The end.
    QUIT
  }

  /// A picture of the sign.
  final class Picture {
    private final int size;
    private final int[] argb;

    /// @param size its width and height in pixels
    /// @param argb line by line from the top, not premultiplied
    public Picture(int size, int[] argb) {
      this.size = size;
      this.argb = argb.clone();
    }

    /// Its width and height in pixels.
    public int size() {
      return size;
    }

    /// Its points, line by line from the top, not premultiplied.
    public int[] argb() {
      return argb.clone();
    }
  }

  /// How it looks.
  ///
  /// @param hint what is said about it
  /// @param attention whether something waits to be read
  /// @param quiet whether nothing may draw attention
  /// @param words what each act is called, in their order
  /// @param pictures of several sizes
  record Face(
      String hint, boolean attention, boolean quiet, List<String> words, List<Picture> pictures) {
    /// Takes copies.
    public Face {
      words = List.copyOf(words);
      pictures = List.copyOf(pictures);
    }
  }

  /// Has `there` told when there is such a place and when there is none any more, and `chosen` what
  /// the person wants; on any thread.
  void watch(Consumer<Boolean> there, Consumer<Act> chosen);

  /// Looks like this from now on.
  void show(Face face);
}
