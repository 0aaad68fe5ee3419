package app.maru.ui.control;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Keys of shortcuts, also where the layout has letters of another script on them and the system
/// does not say which key it was: Korean, Russian, Greek, Hebrew, Arabic.
public enum Letter {
  /// Bold.
  B(KeyCode.B, "bㅠиβנ"),
  /// Code.
  E(KeyCode.E, "eㄷуεקث"),
  /// Italic.
  I(KeyCode.I, "iㅑшιןه"),
  /// Struck through.
  X(KeyCode.X, "xㅌчχסء"),
  /// A quote.
  PERIOD(KeyCode.PERIOD, ".>юץز"),
  /// Copy.
  C(KeyCode.C, "cㅊсψבؤ"),
  /// Find.
  F(KeyCode.F, "fㄹаφכب"),
  /// The end. Not where the layout has a sign there, which other shortcuts may mean.
  Q(KeyCode.Q, "qㅂйض"),
  /// The palette.
  K(KeyCode.K, "kㅏлκלن"),
  /// The settings.
  COMMA(KeyCode.COMMA, ",бתو"),
  /// The keys.
  SLASH(KeyCode.SLASH, "/ظ");

  private final KeyCode code;
  private final String letters;

  Letter(KeyCode code, String letters) {
    this.code = code;
    this.letters = letters;
  }

  /// Whether that key was pressed.
  public boolean isIn(KeyEvent event) {
    String text = event.getText();
    return event.getCode() == code
        || (event.getCode() == KeyCode.UNDEFINED
            && text.length() == 1
            && letters.indexOf(Character.toLowerCase(text.charAt(0))) >= 0);
  }
}
