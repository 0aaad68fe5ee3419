package app.maru.messaging.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Invented talk, half Korean, a third English, the rest Japanese; few words are said often.
final class InventedTexts {
  private static final String KANJI = "日本人大学生時間会社電車新聞今年毎週友達先生天気料理映画音楽旅行買物写真仕事家族朝昼晩春夏秋冬";
  private static final String KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめも";
  private static final String[] PARTICLES = {"이", "가", "을", "를", "은", "는", "에서", "으로", "하고", "까지"};

  private final SplittableRandom random;
  private final List<String> korean = new ArrayList<>();
  private final List<String> english = new ArrayList<>();
  private final List<String> japanese = new ArrayList<>();

  InventedTexts(long seed) {
    random = new SplittableRandom(seed);
    String syllables = syllables();
    for (int i = 0; i < 8000; i++) {
      korean.add(letters(syllables, 1 + random.nextInt(4)));
      english.add(englishWord());
      japanese.add(letters(KANJI, 1 + random.nextInt(2)) + letters(KANA, random.nextInt(4)));
    }
  }

  private String syllables() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 700; i++) {
      int last = random.nextInt(3) == 0 ? random.nextInt(28) : 0;
      int initial = random.nextInt(19);
      int vowel = random.nextInt(21);
      all.append((char) (0xAC00 + (initial * 21 + vowel) * 28 + last));
    }
    return all.toString();
  }

  private String letters(String of, int count) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < count; i++) {
      word.append(of.charAt(random.nextInt(of.length())));
    }
    return word.toString();
  }

  private String englishWord() {
    StringBuilder word = new StringBuilder();
    int parts = 1 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      word.append(letters("bcdfghlmnprstvw", 1)).append(letters("aeiou", 1));
    }
    return word.append(letters("nrst", random.nextInt(2))).toString();
  }

  /// A word; the n-th most frequent is said about one n-th as often as the first.
  private String word(List<String> words) {
    double at = Math.pow(words.size(), random.nextDouble());
    return words.get((int) at - 1);
  }

  String next() {
    int kind = random.nextInt(6);
    int count = 2 + random.nextInt(11);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      if (kind == 5) {
        text.append(word(japanese));
      } else {
        text.append(i == 0 ? "" : " ").append(word(kind < 3 ? korean : english));
        if (kind < 3 && random.nextBoolean()) {
          text.append(PARTICLES[random.nextInt(PARTICLES.length)]);
        }
      }
    }
    return text.append(random.nextInt(3) == 0 ? "." : "").toString();
  }
}
