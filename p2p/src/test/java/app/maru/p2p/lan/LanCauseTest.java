package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.lan.NicReport.Traffic;
import app.maru.p2p.lan.NicReport.Use;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanCauseTest {
  private static final Traffic WELL = new Traffic(true, 4, 4, 0, 0);
  private static final Traffic DEAF = new Traffic(true, 4, 0, 0, 0);
  private static final Traffic MUTE = new Traffic(true, 0, 0, 0, 0);
  private static final Traffic QUIET = new Traffic(true, 1, 1, 0, 0);
  private static final Traffic BUSY = new Traffic(true, 1, 1, 2, 0);
  private static final NicReport TUNNEL = nic(Use.TUNNEL, Traffic.NONE, Traffic.NONE);
  private static final NicReport TUNNEL_FOR_ALL =
      nic(Use.TUNNEL_FOR_ALL, Traffic.NONE, Traffic.NONE);
  private static final NicReport DOWN = nic(Use.DOWN, Traffic.NONE, Traffic.NONE);

  private static NicReport nic(Use use, Traffic announcements, Traffic mdns) {
    return new NicReport("eth0", List.of(), use, announcements, mdns);
  }

  private static NicReport used(Traffic announcements, Traffic mdns) {
    return nic(Use.USED, announcements, mdns);
  }

  private static List<LanCause> causes(NicReport... interfaces) {
    return LanCause.of(new LanReport(true, 27180, List.of(interfaces), 0, 0, 0));
  }

  @Test
  void whoever_does_not_look_finds_nobody_whatever_else_is_wrong() {
    assertThat(LanCause.of(new LanReport(false, 0, List.of(DOWN), 0, 0, 0)))
        .containsExactly(LanCause.OFF);
  }

  @Test
  void somebody_linked_means_that_all_is_well() {
    LanReport report = new LanReport(true, 27180, List.of(used(DEAF, QUIET)), 3, 2, 1);
    assertThat(LanCause.of(report)).containsExactly(LanCause.FOUND);
  }

  @Test
  void without_a_used_interface_there_is_no_network_or_only_a_tunnel() {
    assertThat(causes()).containsExactly(LanCause.NO_INTERFACE);
    assertThat(causes(DOWN)).containsExactly(LanCause.NO_INTERFACE);
    assertThat(causes(DOWN, TUNNEL)).containsExactly(LanCause.ONLY_TUNNEL);
    assertThat(causes(TUNNEL_FOR_ALL)).containsExactly(LanCause.ONLY_TUNNEL);
  }

  @Test
  void nothing_to_listen_on_is_said_before_what_is_heard() {
    assertThat(LanCause.of(new LanReport(true, 0, List.of(used(WELL, BUSY)), 0, 0, 0)))
        .containsExactly(LanCause.CANT_LISTEN);
  }

  @Test
  void others_that_are_heard_and_do_not_answer_are_unreachable() {
    LanReport dialled = new LanReport(true, 27180, List.of(used(WELL, QUIET)), 2, 1, 0);
    assertThat(LanCause.of(dialled)).containsExactly(LanCause.UNREACHABLE);
  }

  @Test
  void the_announcement_may_have_no_socket_or_not_get_out_or_not_come_back() {
    assertThat(causes(used(Traffic.NONE, QUIET))).containsExactly(LanCause.PORT_TAKEN);
    assertThat(causes(used(MUTE, QUIET))).containsExactly(LanCause.CANT_SEND);
    assertThat(causes(used(DEAF, QUIET))).containsExactly(LanCause.NOT_HEARD_BACK);
  }

  @Test
  void one_interface_that_works_is_enough() {
    assertThat(causes(used(DEAF, QUIET), used(WELL, QUIET))).containsExactly(LanCause.SILENCE);
    assertThat(causes(used(Traffic.NONE, QUIET), used(WELL, BUSY))).containsExactly(LanCause.ALONE);
  }

  @Test
  void other_computers_tell_silence_from_being_alone() {
    assertThat(causes(used(WELL, QUIET))).containsExactly(LanCause.SILENCE);
    assertThat(causes(used(WELL, BUSY))).containsExactly(LanCause.ALONE);
    assertThat(causes(used(new Traffic(true, 4, 4, 0, 1), QUIET))).containsExactly(LanCause.ALONE);
  }

  @Test
  void a_tunnel_that_takes_everything_is_said_as_well() {
    assertThat(causes(used(WELL, QUIET), TUNNEL_FOR_ALL))
        .containsExactly(LanCause.SILENCE, LanCause.TUNNEL);
    assertThat(causes(used(WELL, QUIET), TUNNEL)).containsExactly(LanCause.SILENCE);
  }
}
