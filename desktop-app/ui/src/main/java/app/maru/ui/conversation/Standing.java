package app.maru.ui.conversation;

import app.maru.crypto.PersonId;
import app.maru.ui.model.ClientModel;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether somebody is there, and what they say of themselves, in a few words.
record Standing(ClientModel model, PersonId person, Texts texts, Times times) {

  /// Nothing of what they don't tell.
  String words() {
    return Stream.of(presence(), model.aboutOf(person).status())
        .filter(known -> !known.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private String presence() {
    if (model.isTyping(person)) {
      return texts.get("presence.typing");
    }
    return switch (model.presenceOf(person)) {
      case ONLINE -> texts.get("presence.online");
      case AWAY -> texts.get("presence.away");
      case UNKNOWN ->
          model.isNearby(person)
              ? ""
              : model.aboutOf(person).seen().map(times::lastSeen).orElse("");
    };
  }
}
