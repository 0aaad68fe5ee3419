package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whether the test of the network tells the truth about networks with something wrong.
@Timeout(120)
class NetworkLabTest {
  @TempDir private Path folder;

  @Test
  void a_network_that_works_and_one_that_stops_working_are_told_apart() {
    try (Lab lab = Lab.of(2);
        HeadlessProcess alice = start(lab, 1, "alice");
        HeadlessProcess bob = start(lab, 2, "bob")) {
      alice.event("person.appeared");
      JsonNode well = alice.call("network.report");
      assertThat(causes(well)).containsExactly("found");
      assertThat(well.get("linked").asInt()).isEqualTo(1);
      JsonNode cable = used(well);
      assertThat(cable.get("name").asText()).isEqualTo("e0");
      assertThat(cable.at("/announcements/sent").asInt()).isPositive();
      assertThat(cable.at("/announcements/echoes").asInt()).isPositive();
      assertThat(cable.at("/announcements/answers").asInt()).isPositive();
      assertThat(cable.at("/mdns/sent").asInt()).isPositive();
      assertThat(cable.at("/mdns/echoes").asInt()).isPositive();
      assertThat(well.toString())
          .as("no names, no keys")
          .doesNotContain("alice", "bob", bob.call("profile.get").get("personId").asText());

      lab.pull(1);
      alice.event("person.left");
      alice.await(
          "that the cable is out",
          () ->
              Optional.of(causes(alice.call("network.report")))
                  .filter(List.of("no_interface")::equals));
    }
  }

  @Test
  void multicast_that_a_switch_drops_is_silence_although_this_computer_hears_itself() {
    try (Lab lab = Lab.of(2)) {
      lab.multicast(false);
      try (HeadlessProcess alice = start(lab, 1, "alice");
          HeadlessProcess bob = start(lab, 2, "bob")) {
        JsonNode report = alice.call("network.report");
        assertThat(causes(report)).containsExactly("silence");
        JsonNode cable = used(report);
        assertThat(cable.at("/announcements/echoes").asInt()).isPositive();
        assertThat(cable.at("/mdns/echoes").asInt()).isPositive();
        assertThat(cable.at("/mdns/questions").asInt()).isZero();
        assertThat(cable.at("/mdns/answers").asInt()).isZero();

        alice.call("contact.request", "host", "10.77.0.2", "port", port(bob));
        assertThat(causes(alice.call("network.report")))
            .as("the remedy that is offered helps")
            .containsExactly("found");
      }
    }
  }

  @Test
  void devices_that_are_kept_apart_are_silence_too() {
    try (Lab lab = Lab.of(2)) {
      lab.isolate(true);
      try (HeadlessProcess alice = start(lab, 1, "alice");
          HeadlessProcess bob = start(lab, 2, "bob")) {
        assertThat(bob.call("people.nearby")).isEmpty();
        assertThat(causes(alice.call("network.report"))).containsExactly("silence");
      }
    }
  }

  @Test
  void computers_without_maru_are_told_from_silence() {
    try (Lab lab = Lab.of(2);
        RelayProcess relay = RelayProcess.announces(folder.resolve("relay"), lab.in(1));
        HeadlessProcess alice = start(lab, 2, "alice")) {
      assertThat(relay.link()).isNotEmpty();
      alice.event("relay.found");
      assertThat(causes(alice.call("network.report"))).containsExactly("alone");
    }
  }

  @Test
  void whoever_does_not_look_is_told_so_and_says_nothing() {
    try (Lab lab = Lab.of(2);
        HeadlessProcess alice = start(lab, 1, "alice", "--no-discovery")) {
      JsonNode report = alice.call("network.report");
      assertThat(causes(report)).containsExactly("off");
      assertThat(used(report).at("/announcements/sent").asInt()).isZero();
      assertThat(used(report).at("/mdns/sent").asInt()).isZero();
    }
  }

  private HeadlessProcess start(Lab lab, int host, String name, String... more) {
    return HeadlessProcess.start(
        Map.of(),
        lab.in(host),
        Stream.concat(
                Stream.of(
                    "--profile", folder.resolve(name).toString(), "--name", name, "--auto-accept"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static int port(HeadlessProcess of) {
    return of.call("profile.get").at("/addresses/0/port").asInt();
  }

  private static List<String> causes(JsonNode report) {
    return StreamSupport.stream(report.get("causes").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static JsonNode used(JsonNode report) {
    return StreamSupport.stream(report.get("interfaces").spliterator(), false)
        .filter(nic -> nic.get("use").asText().equals("used"))
        .findFirst()
        .orElseThrow();
  }
}
