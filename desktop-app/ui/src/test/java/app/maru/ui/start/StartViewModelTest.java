package app.maru.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.client.ClientException;
import app.maru.ui.start.StartViewModel.Profile;
import app.maru.ui.start.StartViewModel.Stage;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StartViewModelTest {
  private static final Instant COPIED = Instant.parse("2026-11-20T10:15:30Z");

  private final List<String> asked = new ArrayList<>();
  private CompletableFuture<Void> answer = new CompletableFuture<>();
  private final StartViewModel start =
      new StartViewModel(
          Texts.in(Locale.ENGLISH),
          new Times(
              Texts.in(Locale.ENGLISH),
              Locale.ENGLISH,
              ZoneOffset.UTC,
              InstantSource.fixed(COPIED)),
          this::open);

  private CompletableFuture<Void> open(
      Optional<String> name, Optional<char[]> passphrase, boolean orLastGood) {
    asked.add(
        name.orElse("-")
            + "/"
            + passphrase.map(String::new).orElse("-")
            + (orLastGood ? "/copy" : ""));
    return answer;
  }

  private void refuse(ClientException.Reason reason) {
    refuse(new ClientException(reason));
  }

  private void refuse(ClientException failure) {
    CompletableFuture<Void> refused = answer;
    answer = new CompletableFuture<>();
    refused.completeExceptionally(new CompletionException(failure));
  }

  @Test
  void a_name_that_is_settled_is_there_already() {
    StartViewModel settled =
        new StartViewModel(
            start.texts(),
            new Times(start.texts(), Locale.ENGLISH, ZoneOffset.UTC, InstantSource.fixed(COPIED)),
            this::open,
            Optional.of("Ada Lovelace"));
    settled.begin(Profile.NONE);
    assertThat(settled.nameSettled()).isTrue();
    assertThat(settled.name().get()).isEqualTo("Ada Lovelace");
    settled.create();
    assertThat(asked).containsExactly("Ada Lovelace/-");
    assertThat(start.nameSettled()).isFalse();
  }

  @Test
  void a_newcomer_types_a_name_and_is_in() {
    start.begin(Profile.NONE);
    assertThat(start.stage().get()).isEqualTo(Stage.WELCOME);
    start.name().set("  ");
    start.create();
    assertThat(start.problem().get()).isNotBlank();
    start.name().set(" Mina ");
    assertThat(start.problem().get()).isEmpty();
    start.create();
    start.create();
    assertThat(asked).containsExactly("Mina/-");
    assertThat(start.busy().get()).isTrue();
  }

  @Test
  void a_passphrase_is_typed_twice_alike() {
    start.begin(Profile.NONE);
    start.name().set("Mina");
    start.passphrase().set("one");
    start.repeated().set("two");
    start.create();
    assertThat(start.problem().get()).isNotBlank();
    assertThat(asked).isEmpty();
    start.repeated().set("one");
    start.create();
    assertThat(asked).containsExactly("Mina/one");
  }

  @Test
  void a_wrong_passphrase_is_said_and_can_be_typed_again() {
    start.begin(Profile.LOCKED);
    start.unlock();
    assertThat(asked).isEmpty();
    start.passphrase().set("wrong");
    start.unlock();
    refuse(ClientException.Reason.WRONG_PASSPHRASE);
    assertThat(start.stage().get()).isEqualTo(Stage.UNLOCK);
    assertThat(start.problem().get()).startsWith("That is not the passphrase");
    assertThat(start.passphrase().get()).isEmpty();
    start.passphrase().set("right");
    start.unlock();
    assertThat(asked).containsExactly("-/wrong", "-/right");
  }

  @Test
  void a_profile_without_a_passphrase_opens_by_itself() {
    start.begin(Profile.OPEN);
    assertThat(asked).containsExactly("-/-");
    refuse(ClientException.Reason.PASSPHRASE_NEEDED);
    assertThat(start.stage().get()).isEqualTo(Stage.UNLOCK);
  }

  @Test
  void a_damaged_database_with_a_good_copy_is_said_with_its_age_and_the_copy_can_be_opened() {
    start.begin(Profile.LOCKED);
    start.passphrase().set("secret");
    start.unlock();
    refuse(ClientException.damaged(COPIED, null));
    assertThat(start.stage().get()).isEqualTo(Stage.TROUBLE);
    assertThat(start.mendable().get()).isTrue();
    assertThat(start.trouble().get().advice()).contains("November 20, 2026");
    start.restore();
    assertThat(start.stage().get()).isEqualTo(Stage.OPENING);
    assertThat(asked).containsExactly("-/secret", "-/secret/copy");
    refuse(ClientException.Reason.DAMAGED);
    assertThat(start.stage().get()).isEqualTo(Stage.TROUBLE);
    assertThat(start.mendable().get()).isFalse();
    assertThat(start.trouble().get().what()).contains("so is its last good copy");
  }

  @ParameterizedTest
  @EnumSource(names = {"PROFILE_OPEN", "DAMAGED", "NEWER", "DISK_FULL", "IO"})
  void what_stands_in_the_way_is_said_with_what_to_do(ClientException.Reason reason) {
    start.begin(Profile.OPEN);
    refuse(reason);
    assertThat(start.stage().get()).isEqualTo(Stage.TROUBLE);
    assertThat(start.trouble().get().what()).isNotBlank();
    assertThat(start.trouble().get().advice()).isNotBlank();
    start.retry();
    assertThat(asked).hasSize(2);
  }
}
