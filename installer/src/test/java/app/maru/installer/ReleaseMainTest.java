package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReleaseMainTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  @TempDir Path folder;

  private static ReleaseMain at(Instant time) {
    return new ReleaseMain(InstantSource.fixed(time), new SecureRandom());
  }

  private String key() {
    return folder.resolve("key").toString();
  }

  private String publicKey() throws Exception {
    return at(NOW).run(List.of("keys", key())).lines().findFirst().orElseThrow().substring(12);
  }

  private String out() {
    return folder.resolve("news").toString();
  }

  private List<String> sign(String minimum) throws Exception {
    Path packages = Files.createDirectories(folder.resolve("packages"));
    Files.writeString(packages.resolve("maru_1.2.0_amd64.deb"), "hello");
    Files.writeString(packages.resolve("maru-relay_1.2.0_amd64.deb"), "other");
    Files.writeString(packages.resolve("SHA256SUMS-linux-x64"), "sums");
    return List.of(
        "sign",
        "--key",
        key(),
        "--packages",
        packages.toString(),
        "--at",
        "https://maru.example/1.2.0",
        "--page",
        "https://maru.example/",
        "--version",
        "1.2.0",
        "--minimum",
        minimum,
        "--out",
        out());
  }

  @Test
  void what_was_signed_verifies_under_the_public_key_until_it_ends() throws Exception {
    String publicKey = publicKey();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(key()))))
        .isEqualTo("rw-------");
    assertThat(at(NOW).run(sign("1.0.0"))).contains("version 1.2.0, 1 packages", publicKey);
    assertThat(Files.readString(Path.of(out())))
        .contains(
            "\"for\": \"linux-x64-deb\"",
            "\"sha256\": \"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"",
            "\"at\": \"https://maru.example/1.2.0/maru_1.2.0_amd64.deb\"")
        .doesNotContain("relay", Files.readString(Path.of(key())).strip());
    List<String> verify = List.of("verify", "--key", publicKey, out());
    assertThat(at(NOW).run(verify)).contains("version 1.2.0, at least 1.0.0, 1 packages");
    assertThatThrownBy(() -> at(NOW.plus(Duration.ofDays(60))).run(verify))
        .isInstanceOf(PackagingException.class)
        .hasMessageContaining("EXPIRED");
    List<String> other = List.of("verify", "--key", "00".repeat(32), out());
    assertThatThrownBy(() -> at(NOW).run(other)).hasMessageContaining("NOT_SIGNED");
  }

  @Test
  void what_no_client_would_understand_is_not_signed() throws Exception {
    publicKey();
    List<String> wrong = sign("first");
    assertThatThrownBy(() -> at(NOW).run(wrong)).hasMessageContaining("MALFORMED");
    assertThat(Path.of(out())).doesNotExist();
  }

  @Test
  void a_key_is_never_written_over_and_a_misspelt_line_is_answered_with_the_usage()
      throws Exception {
    publicKey();
    String before = Files.readString(Path.of(key()));
    assertThatThrownBy(() -> at(NOW).run(List.of("keys", key())))
        .isInstanceOf(PackagingException.class);
    assertThat(Files.readString(Path.of(key()))).isEqualTo(before);
    for (List<String> line :
        List.of(
            List.<String>of(),
            List.of("keys"),
            List.of("sign", "--key", key()),
            List.of("sign", "--nonsense", "x"),
            List.of("verify"))) {
      assertThatThrownBy(() -> at(NOW).run(line)).hasMessageContaining("Usage:");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "maru_0.1.0~snapshot_amd64.deb, linux-x64-deb, 0.1.0~snapshot",
    "maru-0.1.0~snapshot-1.x86_64.rpm, linux-x64-rpm, 0.1.0~snapshot",
    "maru-0.1.0~snapshot-linux-x64.tar.gz, linux-x64-tar.gz, 0.1.0~snapshot",
    "Maru-0.1.0.msi, windows-x64-msi, 0.1.0",
    "Maru-0.1.0.dmg, macos-arm64-dmg, 0.1.0"
  })
  void a_package_is_known_by_its_name(String name, String kind, String version) {
    assertThat(ReleaseNews.kind(name)).contains(new ReleaseNews.Kind(kind, version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maru-relay_0.1.0_amd64.deb",
        "maru-relay-0.1.0-1.x86_64.rpm",
        "maru-relay-0.1.0-linux-x64.tar.gz",
        "SHA256SUMS-linux-x64",
        "maru-0.1.0-linux-x64.cdx.json"
      })
  void what_is_no_package_of_the_window_is_passed_over(String name) {
    assertThat(ReleaseNews.kind(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "maru_1.1.0_arm64.deb, maru_1.1.0_arm64.deb is not of version 1.2.0.",
    "maru_1.2.0~snapshot_arm64.deb, maru_1.2.0~snapshot_arm64.deb is not of version 1.2.0.",
    "Maru-11.2.0.msi, Maru-11.2.0.msi is not of version 1.2.0."
  })
  void what_an_earlier_build_left_behind_is_not_signed(String name, String said) throws Exception {
    publicKey();
    List<String> line = sign("1.0.0");
    Files.writeString(folder.resolve("packages").resolve(name), "old");
    assertThatThrownBy(() -> at(NOW).run(line)).hasMessage(said);
    assertThat(Path.of(out())).doesNotExist();
  }

  @Test
  void two_packages_for_the_same_computers_are_not_signed() throws Exception {
    publicKey();
    List<String> line = sign("1.0.0");
    for (String name : List.of("maru-1.2.0-1.x86_64.rpm", "maru-1.2.0-2.x86_64.rpm")) {
      Files.writeString(folder.resolve("packages").resolve(name), name);
    }
    assertThatThrownBy(() -> at(NOW).run(line))
        .hasMessage("maru-1.2.0-1.x86_64.rpm and maru-1.2.0-2.x86_64.rpm are both linux-x64-rpm.");
    assertThat(Path.of(out())).doesNotExist();
  }
}
