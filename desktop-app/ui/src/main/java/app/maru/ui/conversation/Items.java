package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.ui.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lays out messages as lines: days, groups, the place of the first unread one.
final class Items {
  /// Longer than this and it is a new thought.
  static final Duration PAUSE = Duration.ofMinutes(5);

  private Items() {}

  static List<Item> of(
      List<Message> messages, boolean complete, Optional<MessageId> firstUnread, Times times) {
    List<Item> items = new ArrayList<>(messages.size() + 8);
    if (complete) {
      items.add(new Item.Beginning());
    }
    for (int at = 0; at < messages.size(); at++) {
      Message message = messages.get(at);
      boolean newDay = at == 0 || !sameDay(messages.get(at - 1), message, times);
      boolean divider = firstUnread.isPresent() && message.id().equals(firstUnread.get());
      if (newDay) {
        var day = times.day(message.sentAt());
        items.add(new Item.Day(day, times.heading(day)));
      }
      if (divider) {
        items.add(new Item.Unread());
      }
      boolean opens = newDay || divider || !together(messages.get(at - 1), message);
      boolean closes =
          at + 1 == messages.size()
              || !sameDay(message, messages.get(at + 1), times)
              || !together(message, messages.get(at + 1))
              || firstUnread.filter(messages.get(at + 1).id()::equals).isPresent();
      items.add(new Item.Bubble(message, opens, closes));
    }
    return items;
  }

  private static boolean sameDay(Message one, Message next, Times times) {
    return times.day(one.sentAt()).equals(times.day(next.sentAt()));
  }

  private static boolean together(Message one, Message next) {
    return one.from().equals(next.from())
        && Duration.between(one.sentAt(), next.sentAt()).abs().compareTo(PAUSE) < 0;
  }
}
