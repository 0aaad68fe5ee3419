package app.maru.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.client.NetworkReport;
import app.maru.p2p.lan.LanCause;
import app.maru.p2p.lan.LanReport;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.InventedNetworks;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Causes;
import app.maru.ui.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class NetworkViewModelTest {
  private final InventedEngine engine = new InventedEngine(new ClientModel(), Instant.EPOCH);
  private final ScreenSettings settings = ScreenSettings.read(Path.of("none"));
  private final NetworkModel network = new NetworkModel(engine, settings, false);
  private final NetworkViewModel model = model(Locale.ENGLISH);

  private NetworkViewModel model(Locale locale) {
    return new NetworkViewModel(network, Texts.in(locale), "Linux", "/usr/sbin/ufw"::equals);
  }

  private void tested(NetworkReport report) {
    engine.network = CompletableFuture.completedFuture(report);
    network.test();
  }

  private void tested(LanCause cause) {
    LanReport lan = new LanReport(true, 27180, List.of(), 0, 0, 0);
    tested(new NetworkReport(lan, List.of(cause), List.of()));
  }

  @Test
  void before_a_test_nothing_is_claimed() {
    assertThat(model.found()).isEmpty();
    assertThat(model.remedies()).isEmpty();
    assertThat(model.lines()).isEmpty();
    assertThat(model.text()).isEmpty();
  }

  @Test
  void a_test_goes_on_until_it_answers_and_is_not_begun_twice() {
    engine.network = new CompletableFuture<>();
    network.test();
    network.test();
    assertThat(network.testing().get()).isTrue();
    assertThat(engine.calls).containsExactly("test");
    engine.network.complete(InventedNetworks.silent());
    assertThat(network.testing().get()).isFalse();
    assertThat(model.found()).containsExactly(LanCause.SILENCE, LanCause.TUNNEL);
  }

  @Test
  void a_test_that_failed_claims_nothing() {
    engine.network = CompletableFuture.failedFuture(new IllegalStateException("closed"));
    network.test();
    assertThat(network.testing().get()).isFalse();
    assertThat(model.found()).isEmpty();
  }

  @Test
  void an_answer_of_before_looking_was_turned_off_counts_no_more() {
    engine.network = new CompletableFuture<>();
    network.test();
    network.looking().set(false);
    engine.network.complete(InventedNetworks.silent());
    assertThat(model.found()).containsExactly(LanCause.OFF);
    assertThat(model.remedies()).startsWith(NetworkViewModel.Remedy.LOOK);
    assertThat(network.testing().get()).isFalse();
  }

  @Test
  void what_an_administrator_has_settled_is_said_and_offered_to_nobody() {
    engine.looks = false;
    NetworkModel settled = new NetworkModel(engine, settings, true);
    NetworkViewModel said =
        new NetworkViewModel(settled, Texts.in(Locale.ENGLISH), "Linux", tool -> false);
    assertThat(said.found()).containsExactly(LanCause.OFF);
    assertThat(said.advice(LanCause.OFF)).isEqualTo("Set by your administrator");
    assertThat(said.remedies()).containsExactly(NetworkViewModel.Remedy.ADD);
  }

  @Test
  void the_used_interface_comes_first_with_what_was_heard_there() {
    tested(InventedNetworks.alone());
    assertThat(model.lines())
        .extracting(NetworkViewModel.Line::name)
        .containsExactly("eth0 · 192.168.0.12", "wlan0", "docker0 · 172.17.0.1");
    assertThat(model.lines().getFirst().what())
        .isEqualTo(
            "4 announcements sent, 4 came back here, 0 heard from others.\n"
                + "Multicast DNS of other computers: 12 questions, 7 answers.");
    assertThat(model.lines().get(1).what()).isEqualTo("Not connected.");
  }

  @Test
  void a_closed_firewall_gets_the_command_that_opens_it() {
    tested(InventedNetworks.closed());
    assertThat(model.found()).containsExactly(LanCause.NOT_HEARD_BACK);
    assertThat(model.command()).get().asString().startsWith("sudo ufw allow 27180/tcp");
    tested(InventedNetworks.alone());
    assertThat(model.command()).isEmpty();
  }

  @Test
  void every_cause_is_said_and_advised_in_both_languages() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Causes causes = new Causes(Texts.in(locale));
      assertThat(LanCause.values())
          .allSatisfy(cause -> {
            assertThat(causes.what(cause)).isNotBlank();
            assertThat(causes.advice(cause)).isNotBlank();
          });
    }
  }

  @Test
  void whatever_a_person_can_do_something_about_has_a_remedy() {
    for (LanCause cause : LanCause.values()) {
      tested(cause);
      boolean nothing =
          List.of(LanCause.FOUND, LanCause.NO_INTERFACE, LanCause.CANT_LISTEN).contains(cause);
      assertThat(model.remedies().isEmpty()).as(cause.name()).isEqualTo(nothing);
    }
  }

  @Test
  void the_copied_text_has_all_of_it_and_no_name() {
    engine.begin("Hanbyeol");
    tested(InventedNetworks.silent());
    assertThat(model.text())
        .contains("No other computer can be heard [SILENCE]")
        .contains("[TUNNEL]")
        .contains("Listening on port 27180.")
        .contains("- eth0 · 192.168.0.12\n  4 announcements sent")
        .contains("Relay: Connected")
        .doesNotContain("Hanbyeol", "maru://");
    assertThat(model(Locale.KOREAN).text()).contains("[SILENCE]", "알림 4번 보냄");
  }

  @Test
  void each_system_has_a_command_of_its_own_or_asks_the_person_itself() {
    assertThat(Firewall.command("Windows 11", tool -> false, 27181))
        .get()
        .asString()
        .contains("localport=27181")
        .contains("27180,5353");
    assertThat(Firewall.command("Mac OS X", tool -> true, 27180)).isEmpty();
    assertThat(Firewall.command("Linux", "/usr/bin/firewall-cmd"::equals, 27180))
        .get()
        .asString()
        .contains("--add-service=mdns");
    assertThat(Firewall.command("Linux", tool -> false, 27180)).get().asString().contains("nft");
  }
}
