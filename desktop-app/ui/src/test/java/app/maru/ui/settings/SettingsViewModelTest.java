package app.maru.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.MessengerException;
import app.maru.messaging.Sharing;
import app.maru.messaging.policy.Administered;
import app.maru.messaging.policy.Policy;
import app.maru.ui.InventedVersions;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsViewModelTest {
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);

  private SettingsViewModel open() {
    engine.begin("Ann");
    ScreenSettings settings = ScreenSettings.read(Path.of("none"));
    return new SettingsViewModel(
        engine,
        model,
        new NetworkModel(engine, settings, false),
        settings,
        InventedVersions.none(),
        Texts.in(Locale.ENGLISH));
  }

  @Test
  void a_new_name_is_told_and_an_empty_one_taken_back() {
    SettingsViewModel settings = open();
    settings.rename();
    assertThat(engine.calls).doesNotContain("rename");
    settings.name().set(" Anna ");
    settings.rename();
    assertThat(model.myName().get()).isEqualTo("Anna");
    settings.name().set("  ");
    settings.rename();
    assertThat(settings.name().get()).isEqualTo("Anna");
  }

  @Test
  void what_is_shared_is_known_and_can_be_changed() {
    SharingViewModel sharing = open().sharing();
    assertThat(sharing.shares(Sharing.PRESENCE).get()).isTrue();
    assertThat(sharing.shares(Sharing.AWAY).get()).isTrue();
    assertThat(sharing.shares(Sharing.LAST_SEEN).get()).isTrue();
    assertThat(sharing.shares(Sharing.TYPING).get()).isFalse();
    sharing.share(Sharing.LAST_SEEN, false);
    sharing.share(Sharing.TYPING, true);
    assertThat(engine.calls).contains("share LAST_SEEN false", "share TYPING true");
    assertThat(sharing.shares(Sharing.LAST_SEEN).get()).isFalse();
    assertThat(sharing.shares(Sharing.TYPING).get()).isTrue();
    assertThat(sharing.shares(Sharing.PRESENCE).get()).isTrue();
  }

  @Test
  void a_name_that_an_administrator_has_settled_stays() {
    model.administer(new Administered(Policy.NONE, Optional.of("Ann"), Optional.empty()));
    SettingsViewModel settings = open();
    assertThat(settings.nameSettled()).isTrue();
    settings.name().set("Anna");
    settings.rename();
    assertThat(model.myName().get()).isEqualTo("Ann");
  }

  @Test
  void a_name_that_was_refused_says_why() {
    SettingsViewModel settings = open();
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    settings.name().set("Anna");
    settings.rename();
    assertThat(settings.nameProblem().get()).startsWith("The disk is full");
    assertThat(model.myName().get()).isEqualTo("Ann");
  }

  @Test
  void a_switch_that_was_refused_goes_back_and_says_why() {
    SharingViewModel sharing = open().sharing();
    assertThat(sharing.shares(Sharing.PRESENCE).get()).isTrue();
    Setting presence = sharing.setting(Sharing.PRESENCE);
    String hint = presence.text().getValue();
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    sharing.share(Sharing.PRESENCE, false);
    assertThat(sharing.shares(Sharing.PRESENCE).get()).isTrue();
    assertThat(presence.text().getValue()).startsWith("The disk is full");
    sharing.share(Sharing.PRESENCE, false);
    assertThat(sharing.shares(Sharing.PRESENCE).get()).isFalse();
    assertThat(presence.text().getValue()).isEqualTo(hint);
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    sharing.share(Sharing.TYPING, true);
    assertThat(sharing.shares(Sharing.TYPING).get()).isFalse();
    assertThat(sharing.setting(Sharing.TYPING).text().getValue()).startsWith("The disk is full");
  }
}
