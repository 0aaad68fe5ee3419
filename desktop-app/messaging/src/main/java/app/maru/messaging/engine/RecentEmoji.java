package app.maru.messaging.engine;

import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.store.Settings;
import app.maru.messaging.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The emoji I chose last, the latest first: sealed with all I wrote, for they tell of it. On the
/// loop.
final class RecentEmoji {
  /// More than two rows of them are no shorter way than their groups.
  static final int MOST = 18;

  /// Letters that one setting holds.
  private static final int ROOM = 256;

  private static final String NAME = "emoji.recent";
  private static final String BETWEEN = " ";

  private final Settings settings;

  RecentEmoji(Settings settings) {
    this.settings = settings;
  }

  List<String> all() throws StoreException {
    String kept = settings.get(NAME).orElse("");
    return kept.isEmpty() ? List.of() : List.of(kept.split(BETWEEN, -1));
  }

  /// Puts one first. What is no emoji of a message is none here.
  void chose(String emoji) throws StoreException {
    boolean fits =
        !emoji.isEmpty()
            && emoji.chars().noneMatch(Character::isWhitespace)
            && emoji.getBytes(StandardCharsets.UTF_8).length <= ContentCodec.MAX_EMOJI_BYTES;
    if (!fits) {
      return;
    }
    List<String> now = new ArrayList<>(all());
    now.remove(emoji);
    now.addFirst(emoji);
    while (now.size() > MOST || String.join(BETWEEN, now).length() > ROOM) {
      now.removeLast();
    }
    settings.put(NAME, String.join(BETWEEN, now));
  }
}
