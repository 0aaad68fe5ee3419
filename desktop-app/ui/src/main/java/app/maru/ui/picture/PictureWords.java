package app.maru.ui.picture;

import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.util.concurrent.CompletionException;

/// Says why a picture was not taken.
public final class PictureWords {
  private PictureWords() {}

  /// In words; a failure that is not about the picture as [Faults] says it.
  public static String of(Texts texts, Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          of(texts, wrapped.getCause());
      case PictureException e ->
          switch (e.reason()) {
            case NO_PICTURE -> texts.get("picture.problem.none");
            case TOO_LARGE -> texts.get("picture.problem.large");
            case BROKEN -> texts.get("picture.problem.broken");
          };
      default -> new Faults(texts).of(failure).sentence();
    };
  }
}
