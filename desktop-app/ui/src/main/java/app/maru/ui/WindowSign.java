package app.maru.ui;

import app.maru.ui.control.Emblem;
import app.maru.ui.model.ClientModel;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.stage.Stage;

/// Title and icon of the window, which also say how much waits to be read.
final class WindowSign {
  private static final double ICON = 128;

  private WindowSign() {}

  /// From now on.
  ///
  /// @param language moves when the program is called otherwise
  /// @param program what it is called
  /// @param later draws the icon on the screen's thread, when the window is there: drawing costs a
  ///   tenth of what is left of a start
  static void on(
      Stage stage,
      ClientModel model,
      ReadOnlyIntegerProperty unread,
      Observable language,
      Supplier<String> program,
      Executor later) {
    stage
        .titleProperty()
        .bind(
            Bindings.createStringBinding(
                () -> title(model.myName().get(), unread.get(), program.get()),
                model.myName(),
                unread,
                language));
    later.execute(() ->
        unread
            .map(count -> Emblem.badge(count.intValue()))
            .subscribe(badge -> stage.getIcons().setAll(Emblem.draw(ICON, badge))));
  }

  private static String title(String name, int unread, String program) {
    String plain = name.isEmpty() ? program : name + " – " + program;
    return unread == 0 ? plain : "(" + unread + ") " + plain;
  }
}
