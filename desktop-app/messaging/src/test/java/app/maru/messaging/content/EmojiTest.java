package app.maru.messaging.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others may put under my messages, and what not.
final class EmojiTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "👍",
        "👍🏽",
        "❤️",
        "♥",
        "❤️‍🔥",
        "1️⃣",
        "#⃣",
        "🇰🇷",
        "👩🏽‍🚀",
        "👨‍👩‍👧‍👦",
        "🏳️‍⚧️",
        "🐦‍⬛",
        "👁️‍🗨️",
        "⛹🏻‍♂️",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "☆",
        "ℹ️",
        "👍👎"
      })
  void signs_and_sequences_of_emoji_are_feelings(String text) {
    assertThat(ContentCodec.isEmoji(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "👍a",
        "12",
        "1️",
        "👍\u202E",
        "\u2067👍\u2069",
        "\u200F",
        "👍\u200B",
        "👍\u2060",
        "\u00AD👍",
        "\uFEFF👍",
        "\u2800",
        "\u3164",
        "👍\u00A0",
        "\u200D👍",
        "👍\u200D",
        "👍\u200D\u200D👎",
        "\uFE0F",
        "\u0301👍",
        "☆\u0301",
        "☆\u0335\u0336\u0337\u0338",
        "❤\uFE0F\uFE0F",
        "1\u20E3\u20E3",
        "\uE000",
        "👍\uDB40\uDC67\uDB40\uDC7F",
        "\uD83C\uDFF4\uDB40\uDC67",
        "\uD83C\uDFF4\uDB40\uDC7F\uDB40\uDC7F",
        "👍\uDB40\uDD00"
      })
  void words_and_what_is_invisible_piles_up_or_turns_the_line_are_none(String text) {
    assertThat(ContentCodec.isEmoji(text)).isFalse();
  }
}
