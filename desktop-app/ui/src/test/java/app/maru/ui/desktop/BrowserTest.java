package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.gluonhq.attach.browser.BrowserService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BrowserTest {
  private static final String LINK = "https://example.org/?a=1&b='2'";

  private final List<String> opened = new ArrayList<>();
  private final List<String> spare = new ArrayList<>();

  @Test
  void a_link_is_opened_by_the_service_once() {
    new Browser(Runnable::run, () -> Optional.of(opened::add), spare::add).accept(LINK);
    assertThat(opened).containsExactly(LINK);
    assertThat(spare).isEmpty();
  }

  @Test
  void what_the_service_can_not_open_the_toolkit_does() {
    BrowserService broken =
        link -> {
          throw new IOException("Error launching url " + link);
        };
    new Browser(Runnable::run, () -> Optional.of(broken), spare::add).accept(LINK);
    new Browser(Runnable::run, Optional::empty, spare::add).accept(LINK);
    assertThat(spare).containsExactly(LINK, LINK);
  }

  @Test
  void nobody_waits_for_it() {
    List<Runnable> tasks = new ArrayList<>();
    new Browser(tasks::add, () -> Optional.of(opened::add), spare::add).accept(LINK);
    assertThat(opened).isEmpty();
    tasks.getFirst().run();
    assertThat(opened).containsExactly(LINK);
  }

  @Test
  void gluon_attach_has_its_service_for_desktops_here() {
    assertThat(Browser.attached()).isPresent();
  }
}
