package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatLinksTest {
  private static final String SECRET = "00112233445566778899aabbccddeeff";
  private static final ConversationId MINA =
      ConversationId.ofHex("0123456789abcdef0123456789abcdef");

  private final ChatLinks links = new ChatLinks("둘째 work", SECRET);
  private final List<Optional<ConversationId>> told = new ArrayList<>();

  @Test
  void a_link_leads_back_to_its_conversation_and_profile() {
    for (Optional<ConversationId> about :
        List.of(Optional.of(MINA), Optional.<ConversationId>empty())) {
      String link = links.to(about);
      assertThat(link).matches("maru://chat/[0-9a-z/]+").hasSizeLessThan(200);
      assertThat(ChatLinks.isOne(link)).isTrue();
      assertThat(ChatLinks.profile(link)).contains("둘째 work");
      links.follow(link, told::add);
    }
    assertThat(told).containsExactly(Optional.of(MINA), Optional.empty());
  }

  @Test
  void a_link_of_another_run_leads_nowhere() {
    String other = new ChatLinks("둘째 work", "f" + SECRET.substring(1)).to(Optional.of(MINA));
    links.follow(other, told::add);
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maru://chat/",
        "maru://chat/" + SECRET + "/all",
        "maru://chat/" + SECRET + "/all/",
        "maru://chat/" + SECRET + "/all/6",
        "maru://chat/" + SECRET + "/0123/61",
        "maru://chat/" + SECRET + "/all/61 --profile x",
        "maru://chat/" + SECRET + "/all/61\n",
        "https://example.org/maru://chat/" + SECRET + "/all/61",
      })
  void what_only_looks_like_one_leads_nowhere(String link) {
    links.follow(link, told::add);
    assertThat(told).isEmpty();
    assertThat(ChatLinks.profile(link)).isEmpty();
  }

  @Test
  void an_invitation_is_none() {
    assertThat(ChatLinks.isOne("maru://invite/x")).isFalse();
  }

  @Test
  void names_for_windows_are_short_and_last() {
    assertThat(new ChatLinks("가".repeat(64), SECRET).group()).hasSizeLessThanOrEqualTo(8);
    assertThat(new ChatLinks("둘째 work", "f".repeat(32)).group()).isEqualTo(links.group());
    assertThat(new ChatLinks("work", SECRET).group()).isNotEqualTo(links.group());
    assertThat(ChatLinks.tag(Optional.of(MINA))).isEqualTo(MINA.hex());
  }
}
