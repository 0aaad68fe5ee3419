package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.ui.attention.Notification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/// With an invented shell that writes down what it is given: there is no Windows here.
@DisabledOnOs(OS.WINDOWS)
final class ToastNotifierTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Optional<ConversationId> MINA =
      Optional.of(ConversationId.ofHex("0123456789abcdef0123456789abcdef"));
  private static final Optional<ConversationId> JUN =
      Optional.of(ConversationId.ofHex("ffffffffffffffff0000000000000000"));
  private static final String NASTY =
      "\"; Remove-Item -Recurse C:\\ # $(calc) `n';calc;' %PATH% </text> 김 👩‍🚀";

  private final ChatLinks links = new ChatLinks("default", "00112233445566778899aabbccddeeff");
  private Instant now = Instant.parse("2026-11-22T09:00:00Z");

  @TempDir Path folder;

  private Command shell() throws IOException {
    Path shell = folder.resolve("shell");
    Files.writeString(
        shell,
        """
        #!/bin/sh
        cd "$(dirname "$0")"
        echo "$MARU_LAUNCHER" >> launchers
        for word in "$@"; do printf '%s|' "$word"; done >> arguments
        # Last: whoever reads it may take the folder away.
        echo "$MARU_TOASTS" >> acts
        test ! -e broken
        """);
    Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));
    List<String> words = new ArrayList<>(ToastScript.command(Map.of()));
    words.set(0, shell.toString());
    return new Command(words, LONG);
  }

  private ToastNotifier notifier(Executor background) throws IOException {
    return new ToastNotifier(
        shell(), Optional.of(Path.of("/opt/maru/bin/maru")), links, () -> now, background);
  }

  private static Notification about(Optional<ConversationId> talk, String title, String body) {
    return new Notification(talk, title, body, "Open");
  }

  /// What each shell was to do.
  private List<List<String>> acts() throws IOException {
    Path acts = folder.resolve("acts");
    return Files.exists(acts)
        ? Files.readAllLines(acts).stream().map(line -> List.of(line.split(";", -1))).toList()
        : List.of();
  }

  private static Document document(String act) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(act.split(" ", -1)[3]);
    return ToastXmlTest.parsed(new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void the_words_reach_the_shell_whole_and_nowhere_as_something_to_be_run() throws Exception {
    notifier(Runnable::run).show(about(MINA, "Mina " + NASTY, NASTY));
    String group = links.group();
    List<String> acts = acts().getFirst();
    assertThat(acts.get(0)).as("what a killed one left").isEqualTo("clear " + group);
    assertThat(acts.get(1))
        .matches("show " + group + " 0123456789abcdef0123456789abcdef [0-9A-Za-z+/=]+");
    Document document = document(acts.get(1));
    assertThat(ToastXmlTest.text(document, 0)).isEqualTo("Mina " + NASTY);
    assertThat(ToastXmlTest.text(document, 1)).isEqualTo(NASTY);
    assertThat(document.getDocumentElement().getAttribute("launch")).isEqualTo(links.to(MINA));
    List<String> usual = ToastScript.command(Map.of());
    assertThat(folder.resolve("arguments"))
        .as("the same whatever is shown")
        .hasContent(usual.stream().skip(1).map(word -> word + "|").collect(Collectors.joining()));
    assertThat(folder.resolve("launchers")).hasContent("/opt/maru/bin/maru\n");
  }

  @Test
  void what_came_up_meanwhile_is_done_by_one_shell_and_only_the_newest_counts() throws Exception {
    Queue<Runnable> tasks = new ArrayDeque<>();
    ToastNotifier notifier = notifier(tasks::add);
    notifier.show(about(MINA, "Mina", "one"));
    notifier.show(about(JUN, "Jun", "two"));
    notifier.show(about(MINA, "Mina (2)", "three"));
    notifier.withdraw(JUN);
    notifier.show(about(Optional.empty(), "5 new", "in 4"));
    assertThat(tasks).hasSize(1);
    tasks.remove().run();
    List<String> acts = acts().getFirst();
    assertThat(acts).hasSize(4);
    assertThat(ToastXmlTest.text(document(acts.get(1)), 1)).isEqualTo("three");
    assertThat(acts.get(2)).isEqualTo("remove " + links.group() + " " + ChatLinks.tag(JUN));
    assertThat(acts.get(3)).startsWith("show " + links.group() + " all ");
    notifier.withdraw(MINA);
    assertThat(tasks).as("the next begins another").hasSize(1);
    tasks.remove().run();
    assertThat(acts().get(1))
        .containsExactly("remove " + links.group() + " " + ChatLinks.tag(MINA));
  }

  @Test
  void many_are_told_to_several_shells_because_a_variable_holds_only_so_much() throws Exception {
    Queue<Runnable> tasks = new ArrayDeque<>();
    ToastNotifier notifier = notifier(tasks::add);
    int many = 20;
    for (int at = 0; at < many; at++) {
      Optional<ConversationId> talk = Optional.of(ConversationId.ofHex("%032x".formatted(at)));
      notifier.show(about(talk, "\"".repeat(500), "\"".repeat(500)));
    }
    tasks.remove().run();
    assertThat(acts().size()).isGreaterThan(1);
    assertThat(acts().stream().mapToInt(List::size).sum()).isEqualTo(many + 1);
    assertThat(Files.readAllLines(folder.resolve("acts")))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(32_000));
  }

  @Test
  void a_shell_that_refuses_is_left_alone_for_a_while() throws Exception {
    Files.createFile(folder.resolve("broken"));
    ToastNotifier notifier = notifier(Runnable::run);
    notifier.show(about(MINA, "Mina", "one"));
    notifier.show(about(MINA, "Mina", "two"));
    assertThat(acts()).hasSize(1);
    Files.delete(folder.resolve("broken"));
    now = now.plus(ToastNotifier.RETRY_AFTER);
    notifier.show(about(MINA, "Mina", "three"));
    assertThat(acts()).hasSize(2);
    assertThat(ToastXmlTest.text(document(acts().getLast().getLast()), 1)).isEqualTo("three");
  }

  @Test
  void a_shell_that_is_not_there_costs_nothing() {
    ToastNotifier notifier =
        new ToastNotifier(
            new Command(List.of("/nowhere/powershell.exe"), LONG),
            Optional.empty(),
            links,
            () -> now,
            Runnable::run);
    notifier.show(about(MINA, "Mina", "Hello"));
    notifier.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void nothing_is_left_at_the_end() throws Exception {
    ToastNotifier unused = notifier(Runnable::run);
    unused.close();
    assertThat(acts()).as("nothing was shown").isEmpty();
    ToastNotifier notifier = notifier(Runnable::run);
    notifier.show(about(MINA, "Mina", "Hello"));
    Path pipe = folder.resolve("acts");
    Files.delete(pipe);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    notifier.close();
    assertThat(Files.readString(pipe)).isEqualTo("clear " + links.group() + "\n");
    notifier.show(about(MINA, "Mina", "too late"));
    notifier.close();
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void a_shell_at_work_is_stopped_before_all_is_taken_away() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Command slow =
        new Command(
            List.of(
                "sh",
                "-c",
                "echo $MARU_TOASTS > \"$0\"; case \"$MARU_TOASTS\" in *show*) exec sleep 600 ;;"
                    + " esac",
                pipe.toString()),
            LONG);
    try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      ToastNotifier notifier =
          new ToastNotifier(slow, Optional.empty(), links, () -> now, background);
      notifier.show(about(MINA, "Mina", "Hello"));
      assertThat(Files.readString(pipe)).contains("show");
      notifier.close();
      assertThat(Files.readString(pipe)).isEqualTo("clear " + links.group() + "\n");
    }
  }

  @Test
  void a_click_is_told_when_its_link_comes_back() throws Exception {
    List<Optional<ConversationId>> told = new ArrayList<>();
    ToastNotifier notifier = notifier(Runnable::run);
    notifier.clicked(told::add);
    notifier.follow(links.to(MINA));
    notifier.follow("maru://chat/x");
    assertThat(told).containsExactly(MINA);
  }

  @Test
  void the_script_is_one_argument_that_java_and_windows_read_alike() {
    List<String> command = ToastScript.command(Map.of("systemroot", "D:\\Win"));
    assertThat(command.getFirst())
        .isEqualTo("D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe");
    assertThat(command.getLast())
        .as("no quotation marks, no lines, nothing of another code page")
        .matches("[ !#-~]+")
        .doesNotEndWith("\\")
        .hasSizeLessThan(8_000)
        .as("a link is never read as options")
        .contains("'{0}{1}{0} --link {0}%1{0}' -f [char]34, $env:MARU_LAUNCHER");
    assertThat(ToastScript.command(Map.of()).getFirst()).startsWith("C:\\Windows\\System32\\");
  }

  @Test
  void brackets_and_strings_of_the_script_close() {
    Deque<Character> open = new ArrayDeque<>();
    Map<Character, Character> pairs = Map.of(')', '(', '}', '{', ']', '[');
    boolean inside = false;
    for (char letter : ToastScript.text().toCharArray()) {
      if (letter == '\'') {
        inside = !inside;
      } else if (!inside && pairs.containsValue(letter)) {
        open.push(letter);
      } else if (!inside && pairs.containsKey(letter)) {
        assertThat(open.pop()).isEqualTo(pairs.get(letter));
      }
    }
    assertThat(open).isEmpty();
    assertThat(inside).isFalse();
  }
}
