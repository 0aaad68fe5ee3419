package app.maru.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.p2p.wire.RelayFrame.Bundle;
import app.maru.p2p.wire.RelayFrame.Devices;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.Publish;
import app.maru.p2p.wire.RelayFrame.PublishOneTime;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Whole frames that hold as much as they may, and the same with one more: nothing else is wrong
/// with them.
final class RelayFrameLimitsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String PERSON = "20".repeat(32);
  private static final String DEVICE = "000102030405060708090a0b0c0d0e0f";
  private static final String ENTERED =
      "51 0000000000000001 00000003 00000000 " + DEVICE + " 0001 ";

  private static Frame decode(String hex) throws ProtocolException {
    return FrameCodec.decode(ByteBuffer.wrap(HEX.parseHex(hex.replace(" ", ""))));
  }

  private static void refused(String hex, ProtocolException.Reason reason) {
    assertThatThrownBy(() -> decode(hex))
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static String u8(int value) {
    return HEX.toHexDigits((byte) value);
  }

  /// Its length, and so many bytes.
  private static String counted(int size) {
    return HEX.toHexDigits((short) size) + "aa".repeat(size);
  }

  private static String prekeys(int count, int size) {
    return "56" + u8(count) + counted(size).repeat(count);
  }

  @Test
  void one_time_prekeys_at_once() throws Exception {
    int most = Limits.ONE_TIME_PREKEYS_AT_ONCE;
    assertThat(decode(prekeys(most, 1)))
        .isInstanceOfSatisfying(
            PublishOneTime.class, frame -> assertThat(frame.prekeys()).hasSize(most));
    refused(prekeys(most + 1, 1), ProtocolException.Reason.BAD_VALUE);
    refused(prekeys(0, 1), ProtocolException.Reason.BAD_VALUE);
  }

  @Test
  void one_one_time_prekey() throws Exception {
    int most = Limits.MAX_ONE_TIME_PREKEY_BYTES;
    assertThat(decode(prekeys(1, most))).isInstanceOf(PublishOneTime.class);
    refused(prekeys(1, most + 1), ProtocolException.Reason.TOO_LONG);
  }

  @Test
  void devices_of_a_person() throws Exception {
    String begin = "59" + PERSON;
    int most = Limits.MAX_DEVICES;
    assertThat(decode(begin + u8(most) + DEVICE.repeat(most)))
        .isInstanceOfSatisfying(Devices.class, frame -> assertThat(frame.devices()).hasSize(most));
    refused(begin + u8(most + 1) + DEVICE.repeat(most + 1), ProtocolException.Reason.BAD_VALUE);
  }

  @Test
  void certificate_and_device_list_of_who_enters() throws Exception {
    int certificate = Limits.MAX_CERTIFICATE_BYTES;
    int list = Limits.MAX_DEVICE_LIST_BYTES;
    assertThat(decode("50" + counted(certificate) + counted(list))).isInstanceOf(Enter.class);
    refused("50" + counted(certificate + 1) + counted(list), ProtocolException.Reason.TOO_LONG);
    refused("50" + counted(certificate) + counted(list + 1), ProtocolException.Reason.TOO_LONG);
  }

  @Test
  void a_bundle_that_is_published_or_handed_out() throws Exception {
    String most = "aa".repeat(Limits.MAX_BUNDLE_BYTES);
    assertThat(decode("55" + most)).isInstanceOf(Publish.class);
    refused("55" + most + "aa", ProtocolException.Reason.TOO_LONG);
    assertThat(decode("5b" + DEVICE + most)).isInstanceOf(Bundle.class);
    refused("5b" + DEVICE + most + "aa", ProtocolException.Reason.TOO_LONG);
  }

  @Test
  void the_version_that_a_relay_tells() throws Exception {
    String most = "61".repeat(Limits.MAX_VERSION_BYTES);
    assertThat(decode(ENTERED + most)).isInstanceOf(Entered.class);
    refused(ENTERED + most + "61", ProtocolException.Reason.TOO_LONG);
  }
}
