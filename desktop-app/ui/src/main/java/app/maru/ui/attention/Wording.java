package app.maru.ui.attention;

import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.ui.model.AttentionSettings.Shows;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Names;
import app.maru.ui.text.Markup;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import java.util.Collection;
import java.util.Optional;

/// What a notification says.
///
/// @param model who is called how
/// @param texts the words
/// @param shows how much may be seen by others
record Wording(ClientModel model, Texts texts, Shows shows) {

  /// Of the newest message of one conversation.
  Notification of(Message newest) {
    ConversationId id = newest.conversation();
    int unread = unread(id);
    String name = name(newest);
    String counted = unread > 1 ? texts.get("attention.counted", name, unread) : name;
    String arrived = texts.get("attention.new", unread);
    if (shows == Shows.NOTHING) {
      return notification(id, texts.get("app.name"), arrived);
    }
    // What a stranger writes is shown where one can block them.
    if (model.stateOf(newest.from()) != ContactState.ACCEPTED) {
      return notification(id, name, texts.get("attention.request"));
    }
    return shows == Shows.NAME
        ? notification(id, name, arrived)
        : notification(id, counted, Markup.preview(newest.text()));
  }

  private Notification notification(ConversationId about, String title, String body) {
    return new Notification(Optional.of(about), title, body, texts.get("attention.open"));
  }

  /// Of several conversations together.
  Notification of(Collection<ConversationId> conversations) {
    int unread = conversations.stream().mapToInt(this::unread).sum();
    return new Notification(
        Optional.empty(),
        texts.get("attention.new", unread),
        texts.get("attention.several", conversations.size()),
        texts.get("attention.open"));
  }

  private int unread(ConversationId id) {
    return Math.max(1, model.conversation(id).map(Conversation::unread).orElse(1));
  }

  private String name(Message message) {
    Names names = new Names(model, texts);
    return SafeText.preview(
        model
            .conversation(message.conversation())
            .map(names::of)
            .orElseGet(() -> names.of(message.from())));
  }
}
