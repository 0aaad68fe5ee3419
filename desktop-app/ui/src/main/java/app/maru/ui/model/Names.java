package app.maru.ui.model;

import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.ui.text.Texts;
import java.util.Optional;

/// What people are called on the screen, also while nobody has heard their name: whoever was added
/// by a link over a relay has not said anything yet.
///
/// @param model who is called how
/// @param texts the words
public record Names(ClientModel model, Texts texts) {

  /// What somebody is called.
  public String of(PersonId person) {
    return isKnown(person) ? model.nameOf(person).orElse("") : standIn(person);
  }

  /// What the conversation with somebody is called, also if it has not begun.
  public String of(Optional<Conversation> talk, PersonId person) {
    return model.isMe(person)
        ? texts.get("chats.notes")
        : talk.map(this::of).orElseGet(() -> of(person));
  }

  /// What a conversation is called.
  public String of(Conversation talk) {
    if (model.isMe(talk.with())) {
      return texts.get("chats.notes");
    }
    boolean titled = !isKnown(talk.with()) && isName(talk.with(), talk.title());
    return titled ? talk.title() : of(talk.with());
  }

  /// Whether there is anything to call somebody by: else what they are called only stands in for a
  /// name, and its letters say nothing of them.
  public boolean isNamed(PersonId person) {
    return model.isMe(person)
        || isKnown(person)
        || model
            .conversation(ConversationId.with(person))
            .filter(talk -> isName(person, talk.title()))
            .isPresent();
  }

  /// Whether they have said a name, or I gave them one.
  public boolean isKnown(PersonId person) {
    return model.nameOf(person).filter(name -> isName(person, name)).isPresent();
  }

  /// Whether they have said a name.
  public boolean isSaid(PersonId person) {
    return model.ownNameOf(person).filter(name -> isName(person, name)).isPresent();
  }

  /// Until they say a name, the engine calls people by the beginning of what they are known by.
  private static boolean isName(PersonId person, String name) {
    return !name.isEmpty() && !name.equals(person.toString());
  }

  /// Several of them are told apart by the beginning of what they are known by.
  private String standIn(PersonId person) {
    boolean alone =
        model.conversations().stream()
                .map(Conversation::with)
                .allMatch(other -> other.equals(person) || model.isMe(other) || isKnown(other))
            && model.contacts().stream()
                .map(Contact::person)
                .allMatch(other -> other.equals(person) || isKnown(other));
    return alone
        ? texts.get("person.nameless")
        : texts.get("person.nameless.of", person.toString());
  }
}
