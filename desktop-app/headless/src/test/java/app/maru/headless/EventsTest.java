package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import app.maru.messaging.FaultReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Nearby;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.messaging.Traits;
import app.maru.p2p.Path;
import app.maru.p2p.relay.RelayAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final String ID = "0123456789abcdef".repeat(4);
  private static final PersonId PERSON = PersonId.ofHex(ID);

  @Test
  void people_come_and_go() {
    assertThat(told(new MessengerEvent.PersonAppeared(new Nearby(PERSON, "지민"))))
        .isEqualTo("{'type':'person.appeared','personId':'" + ID + "','name':'지민'}");
    assertThat(told(new MessengerEvent.PersonLeft(PERSON)))
        .isEqualTo("{'type':'person.left','personId':'" + ID + "'}");
  }

  @Test
  void relays_and_the_mail_they_kept_are_told() {
    RelayAddress relay = new RelayAddress("192.0.2.1", 27181, PERSON);
    String place =
        "'link':'maru://relay/192.0.2.1:27181#%s','host':'192.0.2.1','port':27181,'fingerprint':'%s'"
            .formatted(ID, ID);
    assertThat(told(new MessengerEvent.RelayChanged(new Relay(relay, RelayState.KEY_CHANGED))))
        .isEqualTo("{'type':'relay.changed'," + place + ",'state':'key_changed'}");
    assertThat(told(new MessengerEvent.RelayFound(relay)))
        .isEqualTo("{'type':'relay.found'," + place + "}");
    assertThat(told(new MessengerEvent.CatchingUp(3, 7)))
        .isEqualTo("{'type':'mail.catchingUp','done':3,'total':7}");
    assertThat(told(new MessengerEvent.RelayLost(relay)))
        .isEqualTo("{'type':'relay.lost'," + place + "}");
    assertThat(told(new MessengerEvent.RelayRemoved(relay)))
        .isEqualTo("{'type':'relay.removed'," + place + "}");
  }

  @Test
  void a_contact_is_told_when_they_ask_and_when_both_agreed_only() {
    assertThat(told(changed(ContactState.STRANGER, ContactState.REQUESTING)))
        .isEqualTo("{'type':'contact.requested','personId':'" + ID + "','name':'지민'}");
    assertThat(told(changed(ContactState.REQUESTED, ContactState.ACCEPTED)))
        .isEqualTo("{'type':'contact.added','personId':'" + ID + "','name':'지민'}");
    assertThat(told(changed(ContactState.ACCEPTED, ContactState.ACCEPTED))).isEmpty();
    assertThat(told(changed(ContactState.STRANGER, ContactState.REQUESTED))).isEmpty();
    assertThat(told(changed(ContactState.ACCEPTED, ContactState.BLOCKED))).isEmpty();
  }

  @Test
  void anothers_message_is_added_and_mine_has_states() {
    String id = ID.substring(0, 32);
    Message theirs = message(false, DeliveryState.DELIVERED, Optional.of(Path.DIRECT));
    assertThat(told(new MessengerEvent.MessageAdded(theirs)))
        .isEqualTo(
            "{'type':'message.added','conversationId':'%s','messageId':'%s','from':'%s','text':'줄\\n바꿈','sentAt':'2026-11-21T09:30:00.000Z','path':'direct'}"
                .formatted(id, id, ID));
    assertThat(told(new MessengerEvent.MessageChanged(theirs))).isEmpty();
    Message mine = message(true, DeliveryState.QUEUED, Optional.empty());
    assertThat(told(new MessengerEvent.MessageAdded(mine)))
        .isEqualTo(
            "{'type':'message.state','messageId':'" + id + "','state':'queued','path':'waiting'}");
    assertThat(
            told(
                new MessengerEvent.MessageChanged(
                    message(true, DeliveryState.READ, Optional.of(Path.RELAY)))))
        .isEqualTo(
            "{'type':'message.state','messageId':'" + id + "','state':'read','path':'relay'}");
  }

  @Test
  void a_message_that_failed_says_why() {
    for (FailureReason reason : FailureReason.values()) {
      Message failed = message(true, DeliveryState.FAILED, Optional.empty(), Optional.of(reason));
      assertThat(told(new MessengerEvent.MessageChanged(failed)))
          .contains("'state':'failed'")
          .contains("'failure':'" + reason.name().toLowerCase(Locale.ROOT) + "'");
    }
  }

  @Test
  void every_fault_has_its_sentence() {
    for (FaultReason reason : FaultReason.values()) {
      assertThat(told(new MessengerEvent.Fault(reason)))
          .startsWith("{'type':'fault','reason':'" + reason.name() + "','text':'")
          .endsWith(".'}");
    }
  }

  private static MessengerEvent changed(ContactState before, ContactState after) {
    return new MessengerEvent.ContactChanged(new Contact(PERSON, "지민", after), before);
  }

  private static Message message(boolean mine, DeliveryState state, Optional<Path> path) {
    return message(mine, state, path, Optional.empty());
  }

  private static Message message(
      boolean mine, DeliveryState state, Optional<Path> path, Optional<FailureReason> failure) {
    return new Message(
        MessageId.ofHex(ID.substring(0, 32)),
        ConversationId.ofHex(ID.substring(0, 32)),
        PERSON,
        mine,
        "줄\n바꿈",
        3,
        Instant.parse("2026-11-21T09:30:00Z"),
        Instant.parse("2026-11-21T09:30:01Z"),
        state,
        path,
        false,
        failure,
        Traits.NONE);
  }

  private static String told(MessengerEvent event) {
    return Events.of(event).stream()
        .map(json -> json.get("params").toString().replace('"', '\''))
        .collect(Collectors.joining());
  }
}
