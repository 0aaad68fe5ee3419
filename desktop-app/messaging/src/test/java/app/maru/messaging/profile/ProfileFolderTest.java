package app.maru.messaging.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.PersonId;
import app.maru.crypto.vault.Vault;
import app.maru.crypto.vault.VaultCost;
import app.maru.messaging.profile.ProfileException.Reason;
import app.maru.messaging.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir private Path home;
  private final SecureRandom random = new SecureRandom();
  private Path folder;

  @BeforeEach
  void choose() {
    folder = home.resolve("far").resolve("away").resolve("alice");
  }

  @Test
  void a_profile_is_the_same_person_when_opened_again() throws Exception {
    PersonId made = create(Optional.empty());
    assertThat(ProfileFolder.exists(folder)).isTrue();
    assertThat(ProfileFolder.needsPassphrase(folder)).isFalse();
    try (ProfileFolder profile = open(Optional.empty());
        Database database = profile.openDatabase()) {
      assertThat(profile.identity().person()).isEqualTo(made);
      assertThat(profile.hasPassphrase()).isFalse();
      assertThat(database.restored()).isFalse();
    }
  }

  @Test
  void a_passphrase_is_asked_for_checked_and_can_be_changed() throws Exception {
    PersonId made = create(Optional.of("one".toCharArray()));
    assertThat(ProfileFolder.needsPassphrase(folder)).isTrue();
    refuses(() -> open(Optional.empty()), Reason.PASSPHRASE_NEEDED);
    refuses(() -> open(Optional.of("two".toCharArray())), Reason.WRONG_PASSPHRASE);
    try (ProfileFolder profile = open(Optional.of("one".toCharArray()))) {
      profile.openDatabase().close();
      change(profile, "one", "two");
    }
    refuses(() -> open(Optional.of("one".toCharArray())), Reason.WRONG_PASSPHRASE);
    try (ProfileFolder profile = open(Optional.of("two".toCharArray()))) {
      assertThat(profile.identity().person()).isEqualTo(made);
      profile.openDatabase().close();
      assertThat(folder.resolve("vault.previous")).doesNotExist();
      profile.changePassphrase(Optional.of("two".toCharArray()), Optional.empty());
      assertThat(profile.hasPassphrase()).isFalse();
    }
    open(Optional.empty()).close();
  }

  @Test
  void one_process_a_profile() throws Exception {
    try (ProfileFolder profile =
        ProfileFolder.create(folder, Optional.empty(), VaultCost.LEAST, random, NOW)) {
      assertThat(profile.hasPassphrase()).isFalse();
      refuses(() -> open(Optional.empty()), Reason.ALREADY_OPEN);
      refuses(() -> create(Optional.empty()), Reason.ALREADY_OPEN);
    }
    open(Optional.empty()).close();
  }

  @Test
  void what_others_could_read_is_closed_to_them() throws Exception {
    create(Optional.empty());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        folder.resolve("vault"), PosixFilePermissions.fromString("rw-r--r--"));
    open(Optional.empty()).close();
    assertThat(permissions(folder)).isEqualTo("rwx------");
    try (var files = Files.list(folder)) {
      assertThat(files.toList()).isNotEmpty().allMatch(f -> permissions(f).equals("rw-------"));
    }
  }

  @Test
  void a_folder_of_something_else_is_left_alone() throws Exception {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("letter.txt"), "dear");
    refuses(() -> create(Optional.empty()), Reason.NOT_EMPTY);
    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
    refuses(() -> open(Optional.empty()), Reason.NOT_THERE);
  }

  @Test
  void a_profile_is_not_made_twice_and_not_opened_where_there_is_none() throws Exception {
    refuses(() -> open(Optional.empty()), Reason.NOT_THERE);
    refuses(() -> ProfileFolder.needsPassphrase(folder), Reason.NOT_THERE);
    create(Optional.empty());
    refuses(() -> create(Optional.empty()), Reason.EXISTS);
  }

  @Test
  void a_making_cut_short_is_made_anew() throws Exception {
    PersonId first = create(Optional.empty());
    Files.delete(folder.resolve("vault"));
    assertThat(create(Optional.empty())).isNotEqualTo(first);
  }

  @Test
  void a_damaged_header_falls_back_to_its_copy_and_not_to_the_passphrase_before() throws Exception {
    create(Optional.of("one".toCharArray()));
    try (ProfileFolder profile = open(Optional.of("one".toCharArray()))) {
      change(profile, "one", "two");
    }
    flip(folder.resolve("vault"), 40);
    refuses(() -> open(Optional.of("one".toCharArray())), Reason.WRONG_PASSPHRASE);
    open(Optional.of("two".toCharArray())).close();
    open(Optional.of("two".toCharArray())).close();
  }

  @Test
  void a_header_torn_while_it_was_changed_falls_back_to_the_one_before() throws Exception {
    create(Optional.of("one".toCharArray()));
    byte[] before = Files.readAllBytes(folder.resolve("vault"));
    try (ProfileFolder profile = open(Optional.of("one".toCharArray()))) {
      change(profile, "one", "two");
    }
    Files.write(folder.resolve("vault.previous"), before);
    flip(folder.resolve("vault"), 40);
    open(Optional.of("one".toCharArray())).close();
  }

  @Test
  void who_does_not_know_the_passphrase_changes_nothing() throws Exception {
    create(Optional.of("one".toCharArray()));
    try (ProfileFolder profile = open(Optional.of("one".toCharArray()))) {
      refuses(() -> change(profile, "other", "two"), Reason.WRONG_PASSPHRASE);
      refuses(
          () -> profile.changePassphrase(Optional.empty(), Optional.empty()),
          Reason.PASSPHRASE_NEEDED);
    }
    open(Optional.of("one".toCharArray())).close();
  }

  @Test
  void once_there_is_a_passphrase_no_file_opens_without_it() throws Exception {
    create(Optional.empty());
    try (ProfileFolder profile = open(Optional.empty())) {
      profile.changePassphrase(Optional.empty(), Optional.of("one".toCharArray()));
      assertThat(profile.hasPassphrase()).isTrue();
      assertThat(Vault.needsPassphrase(Files.readAllBytes(folder.resolve("vault")))).isTrue();
      assertThat(Vault.needsPassphrase(Files.readAllBytes(folder.resolve("vault.previous"))))
          .isTrue();
    }
    refuses(() -> open(Optional.empty()), Reason.PASSPHRASE_NEEDED);
    open(Optional.of("one".toCharArray())).close();
  }

  private static void change(ProfileFolder profile, String now, String wanted)
      throws ProfileException {
    profile.changePassphrase(Optional.of(now.toCharArray()), Optional.of(wanted.toCharArray()));
  }

  @Test
  void damage_and_newer_versions_are_told() throws Exception {
    create(Optional.empty());
    byte[] vault = Files.readAllBytes(folder.resolve("vault"));
    byte[] identity = Files.readAllBytes(folder.resolve("identity"));
    flip(folder.resolve("vault"), 20);
    refuses(() -> open(Optional.empty()), Reason.DAMAGED);
    byte[] newer = vault.clone();
    newer[7] = 2;
    Files.write(folder.resolve("vault"), newer);
    refuses(() -> open(Optional.empty()), Reason.NEWER_VERSION);
    Files.write(folder.resolve("vault"), vault);
    flip(folder.resolve("identity"), 60);
    refuses(() -> open(Optional.empty()), Reason.DAMAGED);
    Files.delete(folder.resolve("identity"));
    refuses(() -> open(Optional.empty()), Reason.DAMAGED);
    Files.write(folder.resolve("identity"), identity);
    open(Optional.empty()).close();
  }

  @Test
  void the_identity_of_another_profile_does_not_open_here() throws Exception {
    create(Optional.empty());
    byte[] identity = Files.readAllBytes(folder.resolve("identity"));
    folder = home.resolve("bob");
    create(Optional.empty());
    Files.write(folder.resolve("identity"), identity);
    refuses(() -> open(Optional.empty()), Reason.DAMAGED);
  }

  private PersonId create(Optional<char[]> passphrase) throws ProfileException {
    try (ProfileFolder profile =
        ProfileFolder.create(folder, passphrase, VaultCost.LEAST, random, NOW)) {
      return profile.identity().person();
    }
  }

  private ProfileFolder open(Optional<char[]> passphrase) throws ProfileException {
    return ProfileFolder.open(folder, passphrase, VaultCost.LEAST, random);
  }

  private static void flip(Path file, int at) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void refuses(ThrowingCallable opening, Reason reason) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            ProfileException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
