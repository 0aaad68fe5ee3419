package app.maru.ui.control;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.InputMethodRequests;

/// Lets an input method compose while the focus is on something that takes no text: what it wants
/// to know is answered where the text goes.
///
/// Without it the system takes the first key for a letter of the layout, and Hangul begins with a
/// Latin one.
///
/// @param there where the text goes, if there is such a place now
public record PassedInput(Supplier<Optional<InputMethodRequests>> there)
    implements InputMethodRequests {
  /// Lets an input method compose while `node` has the focus; who holds it passes the events on.
  public void on(Node node) {
    node.setInputMethodRequests(this);
    // The toolkit asks for both before it lets an input method in.
    node.setOnInputMethodTextChanged(Event::consume);
  }

  @Override
  public Point2D getTextLocation(int offset) {
    return there.get().map(requests -> requests.getTextLocation(offset)).orElse(Point2D.ZERO);
  }

  @Override
  public int getLocationOffset(int x, int y) {
    return there.get().map(requests -> requests.getLocationOffset(x, y)).orElse(0);
  }

  @Override
  public void cancelLatestCommittedText() {
    there.get().ifPresent(InputMethodRequests::cancelLatestCommittedText);
  }

  @Override
  public String getSelectedText() {
    return there.get().map(InputMethodRequests::getSelectedText).orElse("");
  }
}
