package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.MessageId;
import app.maru.messaging.find.Needle;
import app.maru.ui.find.FindField;
import app.maru.ui.find.FindList;
import app.maru.ui.find.FindRow;
import app.maru.ui.find.FindViewModel;
import app.maru.ui.find.PaletteView;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The two places in which one looks for something: above the chats, and in the palette.
final class Finding {
  private final Surroundings around;
  private final Ways ways;
  private final FindViewModel model;
  private final FindField field;
  private final FindList list;
  private final BooleanBinding covers;

  /// Where what was found leads.
  interface Ways {
    /// To somebody.
    void pick(PersonId person);

    /// To a message in the conversation with somebody, with what was looked for in it.
    void go(PersonId person, MessageId message, Needle words);

    /// To what a command does.
    void act(Runnable action);

    /// Back to where one was.
    void left();

    /// What can be done now.
    List<FindRow.Command> commands();

    /// What can be set.
    List<FindRow.Command> settings();
  }

  Finding(Surroundings around, Ways ways) {
    this.around = around;
    this.ways = ways;
    this.model = model(new FindViewModel.Choices(List.of(), List.of(), this::picked, ways::go));
    this.field = new FindField(model, _ -> {}, this::leave);
    this.list = new FindList(model, () -> {});
    this.covers = model.question().isNotEmpty();
  }

  private FindViewModel model(FindViewModel.Choices choices) {
    return new FindViewModel(
        around.engine(), around.model(), around.texts(), around.times(), around.soon(), choices);
  }

  private void picked(PersonId person) {
    model.question().set("");
    ways.pick(person);
  }

  private void leave() {
    model.question().set("");
    ways.left();
  }

  /// The palette, new.
  PaletteView palette(Runnable close) {
    return new PaletteView(
        model(
            new FindViewModel.Choices(
                acting(ways.commands()), acting(ways.settings()), ways::pick, ways::go)),
        close);
  }

  private List<FindRow.Command> acting(List<FindRow.Command> commands) {
    return commands.stream()
        .map(command ->
            new FindRow.Command(
                command.name(),
                command.hint(),
                command.words(),
                command.icon(),
                () -> ways.act(command.run())))
        .toList();
  }

  /// Begins to look for something.
  void focus() {
    field.focus();
  }

  Node field() {
    return field;
  }

  Node list() {
    return list;
  }

  /// Whether what was found covers the chats.
  ObservableValue<Boolean> covers() {
    return covers;
  }
}
