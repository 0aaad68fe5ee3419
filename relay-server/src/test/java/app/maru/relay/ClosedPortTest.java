package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.relay.StartException.Reason;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever language the system speaks.
final class ClosedPortTest {
  private final BindException inKorean = new BindException("주소가 이미 사용 중입니다");

  @Test
  void a_port_that_another_program_has_is_taken() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      assertThat(ClosedPort.reason(inKorean, other.getLocalPort())).isEqualTo(Reason.PORT_TAKEN);
    }
    assertThat(ClosedPort.reason(inKorean, 443, port -> port != 443)).isEqualTo(Reason.PORT_TAKEN);
  }

  @Test
  void a_port_whose_neighbours_are_closed_too_is_refused_to_this_user() {
    for (int port : new int[] {1, 8, 80, 443, 1023}) {
      assertThat(ClosedPort.reason(inKorean, port, other -> other == 0 || other > 1023))
          .isEqualTo(Reason.PORT_REFUSED);
    }
  }

  @Test
  void the_neighbours_of_a_port_that_anybody_may_have_are_such_ports_too() {
    for (int port : new int[] {1024, 1025, 9000, 65_530, 65_535}) {
      assertThat(
              ClosedPort.reason(
                  inKorean,
                  port,
                  other -> other == 0 || (other > 1023 && other < 65_536 && other != port)))
          .as("port %d", port)
          .isEqualTo(Reason.PORT_TAKEN);
      List<Integer> tried = new ArrayList<>();
      assertThat(ClosedPort.reason(inKorean, port, other -> other == 0 || !tried.add(other)))
          .isEqualTo(Reason.PORT_REFUSED);
      assertThat(tried).hasSize(8).allMatch(other -> other > 1023 && other < 65_536);
    }
  }

  @Test
  void where_no_port_opens_the_network_is_what_fails() {
    assertThat(ClosedPort.reason(inKorean, 443, _ -> false)).isEqualTo(Reason.NETWORK);
  }

  @Test
  void the_operators_port_is_taken_or_refused_too() {
    assertThat(ClosedPort.adminReason(inKorean, 443, port -> port != 443))
        .isEqualTo(Reason.ADMIN_PORT_TAKEN);
    assertThat(ClosedPort.adminReason(inKorean, 443, other -> other == 0 || other > 1023))
        .isEqualTo(Reason.ADMIN_PORT_REFUSED);
    assertThat(ClosedPort.adminReason(inKorean, 443, _ -> false)).isEqualTo(Reason.NETWORK);
  }

  @Test
  void another_failure_is_of_the_network_and_nothing_is_tried() {
    List<Integer> tried = new ArrayList<>();
    assertThat(ClosedPort.reason(new IOException("no such device"), 443, tried::add))
        .isEqualTo(Reason.NETWORK);
    assertThat(tried).isEmpty();
  }
}
