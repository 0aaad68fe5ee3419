package app.maru.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.InventedVersions;
import app.maru.ui.attention.LoginStart;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class SearchViewModelTest {
  private static final Sections.Ways NOWHERE =
      new Sections.Ways(
          () -> {},
          () -> {},
          () -> {},
          () -> {},
          () -> {},
          () -> {},
          new StartSwitch(LoginStart.IMPOSSIBLE, Runnable::run),
          Section.Entry.of(
              Setting.of("elsewhere", "Made elsewhere", "By another screen.", "far"),
              Controls.button("", () -> {})),
          true);

  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);
  private final ScreenSettings settings = ScreenSettings.read(Path.of("none"));

  private final NetworkModel network = new NetworkModel(engine, settings, false);

  private List<Setting> all(Locale locale) {
    return Sections.of(
            new SettingsViewModel(
                engine, model, network, settings, InventedVersions.none(), Texts.in(locale)),
            NOWHERE)
        .stream()
        .flatMap(section -> section.entries().stream())
        .map(Section.Entry::setting)
        .toList();
  }

  private SearchViewModel search(Locale locale, String question) {
    SearchViewModel search = new SearchViewModel(all(locale));
    search.question().set(question);
    return search;
  }

  private List<String> found(Locale locale, String question) {
    return search(locale, question).found().get().stream().map(Setting::id).toList();
  }

  @Test
  void every_setting_says_what_it_does_in_both_languages() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      assertThat(all(locale))
          .allSatisfy(setting -> {
            assertThat(setting.title()).isNotBlank();
            assertThat(setting.text().getValue()).as(setting.id()).isNotBlank();
            assertThat(setting.words()).as(setting.id()).isNotBlank();
          });
      assertThat(all(locale)).extracting(Setting::id).doesNotHaveDuplicates();
    }
  }

  @Test
  void nothing_looked_for_is_everything_found_and_nothing_chosen() {
    SearchViewModel search = search(Locale.ENGLISH, "");
    assertThat(search.found().get()).hasSameSizeAs(all(Locale.ENGLISH));
    assertThat(search.chosen().get()).isEmpty();
    search.move(1);
    assertThat(search.chosen().get()).isEmpty();
  }

  @Test
  void a_setting_is_found_by_its_title_its_explanation_and_other_words() {
    assertThat(found(Locale.ENGLISH, "them")).contains("theme");
    assertThat(found(Locale.ENGLISH, "evening")).containsExactly("theme");
    assertThat(found(Locale.ENGLISH, "font big")).containsExactly("zoom");
    assertThat(found(Locale.ENGLISH, "shortcut")).containsExactly("keys");
    assertThat(found(Locale.ENGLISH, "diagnose")).containsExactly("network");
    assertThat(found(Locale.ENGLISH, "zebra")).isEmpty();
  }

  @Test
  void korean_is_found_in_the_middle_of_a_word_and_by_its_first_consonants() {
    assertThat(found(Locale.KOREAN, "격이")).containsExactly("zoom");
    assertThat(found(Locale.KOREAN, "ㅌㅁ")).containsExactly("theme");
    assertThat(found(Locale.KOREAN, "ㄷㅊㅋ")).containsExactly("keys");
  }

  @Test
  void a_word_of_one_language_finds_while_the_screen_speaks_the_other() {
    assertThat(found(Locale.ENGLISH, "글꼴")).containsExactly("zoom");
    assertThat(found(Locale.KOREAN, "dark mode")).containsExactly("theme");
  }

  @Test
  void an_explanation_that_follows_its_setting_is_found_as_it_is_now() {
    assertThat(found(Locale.ENGLISH, "nobody finds")).isEmpty();
    network.looking().set(false);
    assertThat(found(Locale.ENGLISH, "nobody finds")).containsExactly("looking");
  }

  @Test
  void enter_goes_to_a_title_first_and_arrows_stop_at_the_ends() {
    SearchViewModel search = search(Locale.ENGLISH, "relay");
    assertThat(search.found().get()).extracting(Setting::id).containsExactly("relays", "offers");
    assertThat(search.chosen().get()).get().extracting(Setting::id).isEqualTo("relays");
    search.move(1);
    search.move(1);
    assertThat(search.chosen().get()).get().extracting(Setting::id).isEqualTo("offers");
    search.move(-5);
    assertThat(search.chosen().get()).get().extracting(Setting::id).isEqualTo("relays");
    search.question().set("language");
    assertThat(search.chosen().get()).get().extracting(Setting::id).isEqualTo("language");
  }

  @Test
  void parts_that_stand_in_different_places_are_marked_where_they_are() {
    SearchViewModel search = search(Locale.ENGLISH, "theme evening");
    assertThat(search.marks("Theme")).hasSize(1);
    assertThat(search.marks("changes in the evening")).hasSize(1);
    assertThat(search.marks("Size")).isEmpty();
  }

  @Test
  void what_notifications_do_while_the_screen_is_locked_is_promised_only_where_that_is_known() {
    assertThat(notifies(true)).contains("nor while the screen is locked");
    assertThat(notifies(false)).contains("can’t know");
  }

  private String notifies(boolean knowsLock) {
    Sections.Ways ways =
        new Sections.Ways(
            () -> {},
            () -> {},
            () -> {},
            () -> {},
            () -> {},
            () -> {},
            NOWHERE.start(),
            NOWHERE.quiet(),
            knowsLock);
    return Sections.of(
            new SettingsViewModel(
                engine,
                model,
                network,
                settings,
                InventedVersions.none(),
                Texts.in(Locale.ENGLISH)),
            ways)
        .stream()
        .flatMap(section -> section.entries().stream())
        .map(Section.Entry::setting)
        .filter(setting -> setting.id().equals("notifies"))
        .map(setting -> setting.text().getValue())
        .findFirst()
        .orElseThrow();
  }
}
