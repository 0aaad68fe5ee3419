package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.client.Client;
import app.maru.ui.conversation.ComposerViewModel;
import app.maru.ui.model.ChatEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.EventPump;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Begins to write in a real profile, says when the draft is called kept, and then waits to be
/// killed.
final class DraftWriter {
  private DraftWriter() {}

  /// Opens the profile and writes.
  ///
  /// @param arguments the folder of the profile, and the text
  public static void main(String[] arguments) throws Exception {
    Client client = RealWindow.client(Path.of(arguments[0]), "Ann");
    Executor screen = Executors.newSingleThreadExecutor();
    ClientModel model = new ClientModel();
    EventPump pump = new EventPump(screen, screen, model::fold);
    Engine engine = new ClientEngine(client, pump, Executors.newVirtualThreadPerTaskExecutor());
    client.messenger().observe(pump::tell);
    PersonId me = client.messenger().self().person();
    Executor soon =
        CompletableFuture.delayedExecutor(App.DRAFT_PAUSE_MS, TimeUnit.MILLISECONDS, screen);
    screen.execute(() -> {
      ComposerViewModel composer =
          new ComposerViewModel(
              telling(engine), model, me, soon, new Faults(Texts.in(Locale.ENGLISH)));
      composer.text().set(arguments[1]);
    });
    var _ = System.in.read();
  }

  /// The engine, which says when a draft is kept.
  private static Engine telling(Engine engine) {
    ChatEngine chats =
        instead(
            ChatEngine.class,
            (_, method, values) -> {
              Object answer = method.invoke(engine.chats(), values);
              if (method.getName().equals("saveDraft")) {
                var _ = ((CompletableFuture<?>) answer).thenRun(() -> System.out.println("kept"));
              }
              return answer;
            });
    return instead(
        Engine.class,
        (_, method, values) ->
            method.getName().equals("chats") ? chats : method.invoke(engine, values));
  }

  private static <T> T instead(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
