package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.PersonId;
import app.maru.p2p.net.StrangerLimits;
import app.maru.p2p.relay.RelayAddress;
import app.maru.relay.account.AccountOptions;
import app.maru.relay.account.EntryPolicy;
import app.maru.relay.account.Quota;
import app.maru.relay.limit.Rate;
import app.maru.relay.limit.RelayRates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RelayConfigTest {
  @TempDir private Path folder;

  private RelayConfig read(Map<Setting, String> flags, Map<String, String> environment)
      throws ConfigException {
    Map<Setting, String> withData = new EnumMap<>(Setting.class);
    withData.put(Setting.DATA, folder.toString());
    withData.putAll(flags);
    return RelayConfig.read(withData, environment, Optional.empty());
  }

  private void file(String text) throws IOException {
    Files.writeString(folder.resolve(RelayConfig.FILE), text);
  }

  private static Arguments parse(String... arguments) {
    return Arguments.parse(arguments, Map.of());
  }

  @Test
  void everything_has_a_usual_value() throws Exception {
    RelayConfig config = read(Map.of(), Map.of("PATH", "/bin"));

    assertThat(config.data()).isEqualTo(folder);
    assertThat(config.port()).isEqualTo(27_181);
    assertThat(config.host()).isEmpty();
    assertThat(config.accounts())
        .isEqualTo(new AccountOptions(EntryPolicy.OPEN, new Quota(64 << 20, 10_000), 20_000));
    assertThat(config.keeps()).isEqualTo(Duration.ofDays(14));
    assertThat(config.totalBytes()).isEqualTo(10L << 30);
    assertThat(config.discovery()).isTrue();
    assertThat(config.maxConnections()).isEqualTo(20_000);
    assertThat(config.maxPerAddress()).isEqualTo(12_000);
    assertThat(config.rates()).isEqualTo(RelayRates.USUAL);
    assertThat(config.strangers()).isEqualTo(StrangerLimits.RELAY);
    for (Setting setting : Setting.values()) {
      assertThat(setting.fault(setting.usual())).as(setting.key()).isEmpty();
    }
  }

  @Test
  void mailboxes_of_the_absent_are_kept_at_least_as_long_as_mail() throws Exception {
    assertThat(read(Map.of(), Map.of()).accounts().absentDays()).isEqualTo(60);
    Map<Setting, String> flags = Map.of(Setting.ABSENT_DAYS, "7", Setting.KEEP_DAYS, "10");
    assertThat(read(flags, Map.of()).accounts().absentDays()).isEqualTo(10);
    assertThatThrownBy(() -> read(Map.of(Setting.ABSENT_DAYS, "0"), Map.of()))
        .hasMessage("--absent-days must be a number from 1 to 3650, not \"0\"");
  }

  @Test
  void rates_are_raised_for_many_behind_one_address() throws Exception {
    RelayConfig config = read(Map.of(Setting.RATES, "10"), Map.of());

    assertThat(config.rates().connection()).isEqualTo(Rate.perSecond(10_000, 20_000));
    assertThat(config.strangers().burst()).isEqualTo(60_000);
    assertThat(config.strangers().refill()).isEqualTo(Duration.ofNanos(500_000));
    assertThat(config.strangers().unproved()).isEqualTo(StrangerLimits.RELAY.unproved());
  }

  @Test
  void one_address_has_its_part_of_all_connections_until_rates_are_raised() throws Exception {
    Map<Setting, String> many = Map.of(Setting.MAX_CONNECTIONS, "30000");
    assertThat(read(many, Map.of()).maxPerAddress()).isEqualTo(12_000);
    Map<Setting, String> more = Map.of(Setting.MAX_CONNECTIONS, "30000", Setting.RATES, "2");
    assertThat(read(more, Map.of()).maxPerAddress()).isEqualTo(24_000);
    Map<Setting, String> all = Map.of(Setting.MAX_CONNECTIONS, "30000", Setting.RATES, "3");
    assertThat(read(all, Map.of()).maxPerAddress()).isEqualTo(30_000);
    Map<Setting, String> few = Map.of(Setting.MAX_CONNECTIONS, "100");
    assertThat(read(few, Map.of()).maxPerAddress()).isEqualTo(100);
  }

  @Test
  void an_option_wins_over_the_environment_and_that_over_the_file() throws Exception {
    file("port=1001\nentry = invite\nkeep-days=3\n");
    Map<String, String> environment =
        Map.of("MARU_RELAY_PORT", "1002", "MARU_RELAY_KEEP_DAYS", "4");

    RelayConfig config = read(Map.of(Setting.PORT, "1003"), environment);

    assertThat(config.port()).isEqualTo(1003);
    assertThat(config.keeps()).isEqualTo(Duration.ofDays(4));
    assertThat(config.accounts().policy()).isEqualTo(EntryPolicy.INVITE);
  }

  @Test
  void a_file_can_be_named_and_must_be_there_then() throws Exception {
    Path other = folder.resolve("other");
    Map<Setting, String> data = Map.of(Setting.DATA, folder.toString());
    assertThatThrownBy(() -> RelayConfig.read(data, Map.of(), Optional.of(other)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("can't be read");

    Files.writeString(other, "host=relay.example.org");
    assertThat(RelayConfig.read(data, Map.of(), Optional.of(other)).host())
        .contains("relay.example.org");
    Map<String, String> environment = Map.of("MARU_RELAY_CONFIG", other.toString());
    String[] line = {"link", "--data", folder.toString()};
    assertThat(Arguments.parse(line, environment))
        .isInstanceOfSatisfying(
            Arguments.Ask.class,
            ask -> assertThat(ask.config().host()).contains("relay.example.org"));
    assertThat(Arguments.parse(new String[] {"--config", "nowhere"}, environment))
        .isInstanceOf(Arguments.Wrong.class);
  }

  @Test
  void what_is_unknown_or_wrong_is_named_wherever_it_stands() throws Exception {
    assertThatThrownBy(() -> read(Map.of(Setting.KEEP_DAYS, "0"), Map.of()))
        .hasMessage("--keep-days must be a number from 1 to 14, not \"0\"");
    assertThatThrownBy(() -> read(Map.of(Setting.ENTRY, "friends"), Map.of()))
        .hasMessage("--entry must be one of open, invite, closed, not \"friends\"");
    assertThatThrownBy(() -> read(Map.of(), Map.of("MARU_RELAY_MAILBOX_BYTES", "64MB")))
        .hasMessageStartingWith("MARU_RELAY_MAILBOX_BYTES must be a size");
    assertThatThrownBy(() -> read(Map.of(), Map.of("MARU_RELAY_PROT", "1")))
        .hasMessageStartingWith("MARU_RELAY_PROT: there is no such setting");
    file("prot=1");
    assertThatThrownBy(() -> read(Map.of(), Map.of()))
        .hasMessageStartingWith("prot in")
        .hasMessageContaining("there is no such setting");
    file("data=/elsewhere");
    assertThatThrownBy(() -> read(Map.of(), Map.of())).hasMessageContaining("inside of it");
    file("host=spaces are wrong");
    assertThatThrownBy(() -> read(Map.of(), Map.of())).hasMessageContaining("host in");
  }

  @Test
  void a_wrong_value_of_any_setting_is_refused_by_its_name() {
    Map<Setting, String> wrong = new EnumMap<>(Setting.class);
    wrong.put(Setting.DATA, " ");
    wrong.put(Setting.PORT, "65536");
    wrong.put(Setting.HOST, "relay.example.org:27181");
    wrong.put(Setting.ENTRY, "friends");
    wrong.put(Setting.KEEP_DAYS, "15");
    wrong.put(Setting.ABSENT_DAYS, "3651");
    wrong.put(Setting.MAILBOX_BYTES, "64MB");
    wrong.put(Setting.MAILBOX_COUNT, "0");
    wrong.put(Setting.TOTAL_BYTES, "1K");
    wrong.put(Setting.MAX_DEVICES, "0");
    wrong.put(Setting.MAX_CONNECTIONS, "1000001");
    wrong.put(Setting.RATES, "1001");
    wrong.put(Setting.ADMIN_PORT, "-1");
    wrong.put(Setting.DISCOVERY, "yes");
    wrong.put(Setting.QR, "always");
    wrong.put(Setting.LOG_LEVEL, "trace");
    assertThat(wrong).containsOnlyKeys(Setting.values());
    wrong.forEach((setting, value) -> {
      assertThatThrownBy(() -> read(Map.of(setting, value), Map.of()))
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith(setting.flag() + " must be")
          .hasMessageEndingWith("not \"" + value + "\"");
      assertThatThrownBy(() -> read(Map.of(), Map.of(setting.variable(), value)))
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith(setting.variable() + " must be");
    });
  }

  @Test
  void every_host_that_is_taken_can_stand_in_a_link() throws Exception {
    for (String host : List.of("Relay.Example.org", "10.0.0.1", "fe80::1", "::1", "a_b.local")) {
      String taken = read(Map.of(Setting.HOST, host), Map.of()).host().orElseThrow();
      assertThat(new RelayAddress(taken, 27181, PersonId.of(new byte[PersonId.SIZE])).host())
          .isEqualToIgnoringCase(host);
    }
    for (String host : List.of("[::1]", "g:h", "relay:1", "-a", "a.", "a".repeat(254))) {
      assertThat(Setting.HOST.fault(host)).as(host).isPresent();
    }
  }

  @Test
  void sizes_are_read_as_people_write_them() {
    assertThat(Sizes.parse("1M")).hasValue(1 << 20);
    assertThat(Sizes.parse("1048576")).hasValue(1 << 20);
    assertThat(Sizes.parse("2048K")).hasValue(2 << 20);
    assertThat(Sizes.parse("10G")).hasValue(10L << 30);
    assertThat(Sizes.parse("1024T")).hasValue(1L << 50);
    for (String wrong : new String[] {"", "0", "1K", "1025T", "999999999999T", "-1M", "1 M", "M"}) {
      assertThat(Sizes.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void the_help_lists_every_setting() {
    String help = ((Arguments.Show) parse("--help")).text();

    for (Setting setting : Setting.values()) {
      assertThat(help).contains(setting.flag() + "=" + setting.label());
    }
  }

  @Test
  void an_option_that_is_none_is_named() {
    assertThat(((Arguments.Wrong) parse("--prot", "5")).sentence()).contains("--prot");
    assertThat(((Arguments.Wrong) parse("--port")).sentence()).contains("--port");
    assertThat(((Arguments.Wrong) parse("stray")).sentence()).contains("stray");
    assertThat(((Arguments.Wrong) parse("--port", "99999")).sentence())
        .isEqualTo("--port must be a number from 0 to 65535, not \"99999\"");
  }
}
