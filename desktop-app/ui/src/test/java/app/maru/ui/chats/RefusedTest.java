package app.maru.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.FaultReason;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.p2p.relay.RelayAddress;
import app.maru.ui.InventedVersions;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RefusedTest {
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);
  private final ScreenSettings settings = ScreenSettings.read(Path.of("none"));
  private final Texts texts = Texts.in(Locale.ENGLISH);
  private final ChatsViewModel chats =
      new ChatsViewModel(
          engine,
          model,
          new NetworkModel(engine, settings, false),
          settings,
          InventedVersions.none(),
          texts,
          new Times(texts, Locale.UK, ZoneId.of("UTC"), InstantSource.fixed(Instant.EPOCH)));

  @Test
  void what_was_refused_is_said_below_the_list_until_it_is_dismissed_and_a_full_disk_once() {
    RelayAddress relay = InventedEngine.relayAt("192.168.0.20", 61);
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.TOO_MANY));
    chats.use(relay);
    chats.refresh();
    assertThat(chats.notices())
        .filteredOn(Notice.Refused.class::isInstance)
        .singleElement()
        .satisfies(notice ->
            assertThat(((Notice.Refused) notice).saying().what())
                .isEqualTo("You use as many relays as Maru can."));
    chats.dismissRefusal();
    chats.refresh();
    assertThat(chats.notices()).noneMatch(Notice.Refused.class::isInstance);
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    chats.use(relay);
    model.fold(List.of(new MessengerEvent.Fault(FaultReason.DISK_FULL)));
    chats.refresh();
    assertThat(chats.notices())
        .contains(new Notice.Trouble(FaultReason.DISK_FULL))
        .noneMatch(Notice.Refused.class::isInstance);
  }
}
