package app.maru.ui.model;

import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.ui.text.Texts;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// People of one name: anybody can call themselves as my contacts do.
public final class Namesakes {
  private Namesakes() {}

  /// A contact who is called like `person` and is another; one I made sure of first.
  public static Optional<Contact> of(ClientModel model, PersonId person) {
    Set<String> names = new HashSet<>();
    model.ownNameOf(person).map(Namesakes::fold).ifPresent(names::add);
    model.nameOf(person).map(Namesakes::fold).ifPresent(names::add);
    return model.contacts().stream()
        .filter(contact -> contact.state() == ContactState.ACCEPTED)
        .filter(contact -> !contact.person().equals(person))
        .filter(contact ->
            names.contains(fold(contact.name())) || names.contains(fold(contact.shownName())))
        .min(
            Comparator.comparing((Contact contact) -> !contact.regard().verified())
                .thenComparing(Contact::person));
  }

  /// A warning of such a contact; empty if there is none.
  public static String words(ClientModel model, PersonId person, Texts texts) {
    return of(model, person)
        .map(known ->
            known.regard().verified()
                ? texts.get("person.namesake.verified", known.shownName())
                : texts.get("person.namesake", known.shownName()))
        .orElse("");
  }

  /// Names that look alike but for case, width, spaces and what can't be seen are the same.
  private static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Cf}\\uFE00-\\uFE0F]", "");
  }
}
