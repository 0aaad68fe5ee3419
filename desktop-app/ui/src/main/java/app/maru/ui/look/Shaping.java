package app.maru.ui.look;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mends how JavaFX 26 cuts lines of some scripts on Linux.
///
/// A run of letters that doesn't fit its line is cut and shaped anew, but its letters are taken
/// from a memory of the time before the cut. So the line gets the letters of all that follow: they
/// are drawn over each other (Hindi, Thai, letters with marks of their own), or, from right to left
/// (Hebrew, Arabic), the layout of the whole window fails. The memory is given no memory here.
///
/// Reaches into JavaFX by reflection, which whoever starts the program must allow. Where JavaFX is
/// made otherwise, as on other systems, there is nothing to mend.
final class Shaping {
  private static final Logger LOG = LoggerFactory.getLogger(Shaping.class);

  private Shaping() {}

  /// Mends it for everything that is laid out on the screen's thread from now on.
  static void mend() {
    try {
      Field shared =
          Class.forName("com.sun.javafx.text.GlyphLayoutManager")
              .getDeclaredField("REUSABLE_INSTANCE");
      shared.setAccessible(true);
      Object shaper = shared.get(null);
      Field memory = shaper.getClass().getDeclaredField("runUtf8");
      if (memory.getType().equals(Map.class)) {
        memory.setAccessible(true);
        memory.set(shaper, new Forgetful());
      }
    } catch (ClassNotFoundException | NoSuchFieldException _) {
      // This JavaFX remembers no letters.
    } catch (IllegalAccessException | InaccessibleObjectException _) {
      LOG.warn("started without --add-opens for javafx.graphics: some scripts will not be shown");
    }
  }

  /// Tells nothing of what was put in, which is still there to be freed.
  private static final class Forgetful extends LinkedHashMap<Object, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Long get(Object run) {
      return null;
    }

    @Override
    public @Nullable Long put(Object run, Long letters) {
      // The same run comes twice, and both times its letters have to be freed.
      return super.put(new Object(), letters);
    }
  }
}
