package app.maru.messaging.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ShardTest {
  private static final int SIZE = 300;
  private static final String[] PIECES = {
    "마", "말", "루", "물", "룰", "ㅁ", "ㄹ", "ㅋ", "ㄳ", "大", "学", "す", "で", "a", "b", "ab", "ba", "Z", "é",
    " ", "  ", ".", "?!", "👋", "1", "22", "ж", "ß", "\u0301", "\n"
  };

  private final Random random = new Random(7);
  private final List<String> texts = new ArrayList<>();
  private int pagesRead;

  private String some(int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private Shard.Sealed seal() {
    Shard shard = new Shard(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      shard.add(i, "place" + i % 3, texts.get(i));
    }
    return shard.seal();
  }

  private BitSet look(Shard.Sealed sealed, Needle needle, Optional<String> place) {
    return Lookup.of(needle, place)
        .in(
            sealed.directory(),
            page -> {
              pagesRead++;
              return sealed.pages().get(page);
            });
  }

  @Test
  void the_index_never_misses_a_text() {
    for (int i = 0; i < SIZE; i++) {
      texts.add(some(14));
    }
    Shard.Sealed sealed = seal();
    int hits = 0;
    int candidates = 0;
    for (int round = 0; round < 4_000; round++) {
      String question = some(4);
      Needle needle = Needle.of(question);
      if (needle.isEmpty()) {
        continue;
      }
      BitSet found = look(sealed, needle, Optional.empty());
      for (int i = 0; i < SIZE; i++) {
        if (needle.isIn(texts.get(i))) {
          hits++;
          assertThat(found.get(i)).as("%s in %s", question, texts.get(i)).isTrue();
        }
      }
      candidates += found.cardinality();
    }
    assertThat(hits).isGreaterThan(10_000);
    assertThat(candidates).isLessThan(3 * hits);
  }

  @Test
  void a_place_is_a_condition_like_another() {
    for (int i = 0; i < 9; i++) {
      texts.add("word");
    }
    assertThat(look(seal(), Needle.of("wor"), Optional.of("place1")))
        .isEqualTo(BitSet.valueOf(new long[] {0b010010010}));
  }

  @Test
  void a_question_reads_few_pages() {
    for (int i = 0; i < 4_000; i++) {
      texts.add("w" + Integer.toString(random.nextInt(1_000_000), 36) + " 말" + some(8));
    }
    Shard.Sealed sealed = seal();
    assertThat(sealed.pages()).hasSizeGreaterThan(10);
    look(sealed, Needle.of("w1a2b"), Optional.empty());
    assertThat(pagesRead).isLessThanOrEqualTo(2);
  }

  @Test
  void nothing_is_an_index_too() {
    assertThat(look(seal(), Needle.of("a"), Optional.empty()).isEmpty()).isTrue();
  }

  @Test
  void words_are_told_apart_beyond_what_the_index_keeps_of_them() {
    String stem = "a".repeat(Terms.LONGEST_WORD);
    texts.add(stem + "b");
    texts.add(stem);
    BitSet both = BitSet.valueOf(new long[] {0b11});
    assertThat(look(seal(), Needle.of(stem), Optional.empty())).isEqualTo(both);
    assertThat(look(seal(), Needle.of(stem + "b"), Optional.empty())).isEqualTo(both);
    assertThat(Needle.of(stem + "b").isIn(texts.get(1))).isFalse();
  }
}
