package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.chats.ChatKey;
import app.maru.ui.conversation.MessageKey;
import app.maru.ui.conversation.WritingKey;
import app.maru.ui.find.KeysView.Line;
import app.maru.ui.find.KeysView.Part;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class KeysTest {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);

  private static List<Line> known(Keys keys) {
    List<Line> known = new ArrayList<>();
    Arrays.stream(Shortcuts.Way.values()).map(keys::of).forEach(known::add);
    Arrays.stream(WindowKey.values()).map(keys::of).forEach(known::add);
    Arrays.stream(ChatKey.values()).map(keys::of).forEach(known::add);
    Arrays.stream(WritingKey.values()).map(keys::of).forEach(known::add);
    Arrays.stream(MessageKey.values()).map(keys::of).forEach(known::add);
    return known;
  }

  @Test
  void every_key_that_works_has_a_line_in_both_languages() {
    for (Locale language : LANGUAGES) {
      Keys keys = new Keys(Texts.in(language), false);
      List<Line> shown = keys.parts().stream().flatMap(part -> part.lines().stream()).toList();
      assertThat(shown).containsAll(known(keys));
      assertThat(shown).allSatisfy(line -> assertThat(line.words()).isNotBlank());
      assertThat(keys.parts()).extracting(Part::title).doesNotHaveDuplicates();
      assertThat(keys.parts())
          .allSatisfy(part -> assertThat(part.lines()).isNotEmpty().doesNotHaveDuplicates());
    }
  }

  @Test
  void a_mac_has_other_names_for_them() {
    assertThat(new Keys(Texts.in(Locale.ENGLISH), true).of(Shortcuts.Way.PALETTE).keys())
        .isEqualTo("⌘K");
    assertThat(new Keys(Texts.in(Locale.ENGLISH), false).of(Shortcuts.Way.PALETTE).keys())
        .isEqualTo("Ctrl+K");
  }
}
