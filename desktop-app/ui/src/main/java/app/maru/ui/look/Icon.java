package app.maru.ui.look;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2RoundAL;
import org.kordamp.ikonli.material2.Material2RoundMZ;

/// The signs of the screen, each with one meaning.
public enum Icon {
  /// Add a person.
  ADD_PERSON(Material2RoundMZ.PERSON_ADD),
  /// Settings.
  SETTINGS(Material2RoundMZ.SETTINGS),
  /// More commands.
  MORE(Material2RoundMZ.MORE_VERT),
  /// Send.
  SEND(Material2RoundMZ.SEND),
  /// To the newest message.
  DOWN(Material2RoundAL.KEYBOARD_ARROW_DOWN),
  /// Encrypted.
  LOCK(Material2RoundAL.LOCK),
  /// Close.
  CLOSE(Material2RoundAL.CLOSE),
  /// Copy.
  COPY(Material2RoundAL.CONTENT_COPY),
  /// Done once: also sent.
  DONE(Material2RoundAL.DONE),
  /// Done twice: delivered.
  DONE_ALL(Material2RoundAL.DONE_ALL),
  /// Waiting.
  CLOCK(Material2RoundAL.ACCESS_TIME),
  /// Went wrong.
  PROBLEM(Material2RoundAL.ERROR_OUTLINE),
  /// About this program.
  INFO(Material2RoundAL.INFO),
  /// A person without letters.
  PERSON(Material2RoundMZ.PERSON),
  /// Conversations.
  TALK(Material2RoundAL.FORUM),
  /// Look again.
  REFRESH(Material2RoundMZ.REFRESH),
  /// Larger.
  PLUS(Material2RoundAL.ADD),
  /// Smaller.
  MINUS(Material2RoundMZ.REMOVE),
  /// Straight to the person's device.
  DIRECT(Material2RoundMZ.SYNC_ALT),
  /// A relay, or through one.
  RELAY(Material2RoundAL.DNS),
  /// Remove.
  DELETE(Material2RoundAL.DELETE_OUTLINE),
  /// Go back.
  BACK(Material2RoundAL.ARROW_BACK),
  /// Stands out.
  FAVOURITE(Material2RoundMZ.STAR),
  /// On top.
  PIN(Material2RoundMZ.PUSH_PIN),
  /// Draws no attention.
  MUTED(Material2RoundMZ.NOTIFICATIONS_OFF),
  /// I made sure who it is.
  VERIFIED(Material2RoundMZ.VERIFIED_USER),
  /// Draws attention.
  BELL(Material2RoundMZ.NOTIFICATIONS),
  /// Notes to myself.
  NOTES(Material2RoundAL.BOOKMARK),
  /// Answer.
  REPLY(Material2RoundMZ.REPLY),
  /// Write otherwise.
  EDIT(Material2RoundAL.EDIT),
  /// Say to somebody else.
  FORWARD(Material2RoundAL.FORWARD),
  /// Chosen.
  CHOSEN(Material2RoundAL.CHECK_CIRCLE),
  /// An emoji.
  EMOJI(Material2RoundAL.INSERT_EMOTICON),
  /// Goes by itself.
  TIMER(Material2RoundMZ.TIMER),
  /// Waits for its time.
  LATER(Material2RoundMZ.SCHEDULE),
  /// Look for something.
  SEARCH(Material2RoundMZ.SEARCH),
  /// Upwards, to older ones.
  UP(Material2RoundAL.KEYBOARD_ARROW_UP),
  /// What was used last.
  RECENT(Material2RoundAL.HISTORY),
  /// Letters of a text.
  WORDS(Material2RoundMZ.SELECT_ALL),
  /// Heavy letters.
  BOLD(Material2RoundAL.FORMAT_BOLD),
  /// Leaning letters.
  ITALIC(Material2RoundAL.FORMAT_ITALIC),
  /// Letters struck through.
  STRUCK(Material2RoundMZ.STRIKETHROUGH_S),
  /// A program.
  CODE(Material2RoundAL.CODE),
  /// Somebody's words.
  QUOTE(Material2RoundAL.FORMAT_QUOTE),
  /// Keys.
  KEYS(Material2RoundAL.KEYBOARD),
  /// Put away.
  ARCHIVE(Material2RoundAL.ARCHIVE),
  /// All of a long text.
  UNFOLD(Material2RoundMZ.UNFOLD_MORE),
  /// How things look.
  LOOK(Material2RoundAL.BRUSH),
  /// Looking around.
  LOOKING(Material2RoundMZ.WIFI_TETHERING);

  /// An enum constant of the icon font, so as immutable as this.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Ikon sign;

  Icon(Ikon sign) {
    this.sign = sign;
  }

  /// A new node with this sign.
  ///
  /// @param styleClass gives it size and colour
  public FontIcon node(String styleClass) {
    FontIcon icon = new FontIcon(sign);
    icon.getStyleClass().add(styleClass);
    return icon;
  }

  /// Makes `icon` show this sign.
  public void show(FontIcon icon) {
    icon.setIconCode(sign);
  }
}
