package app.maru.ui.conversation;

import app.maru.messaging.Scheduled;
import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// Above the composer: how many texts wait for their time here, and a way to them.
final class PlansBar extends HBox {
  PlansBar(ConversationViewModel model, Outside outside) {
    getStyleClass().add("plans-bar");
    Button show = Pieces.button("", "plans-show", () -> all(model, outside));
    show.setAccessibleText(model.texts().get("plans.title"));
    show.setGraphic(Icon.LATER.node("plans-icon"));
    getChildren().add(show);
    model
        .deeds()
        .plans()
        .subscribe(plans -> {
          Pieces.present(this, !plans.isEmpty());
          show.setText(words(model, plans));
        });
  }

  private static void all(ConversationViewModel model, Outside outside) {
    PlansCard card =
        new PlansCard(model, plan -> change(model, plan, outside), outside.cards()::close);
    outside.cards().open(card.card(), card.first(), card::close);
  }

  private static void change(ConversationViewModel model, Scheduled plan, Outside outside) {
    PlanCard card = new PlanCard(model, plan, () -> all(model, outside), outside.cards()::close);
    outside.cards().open(card.card(), card.first());
  }

  private static String words(ConversationViewModel model, List<Scheduled> plans) {
    return plans.isEmpty()
        ? ""
        : model
            .texts()
            .get("plans.bar", plans.size(), model.times().appointment(plans.getFirst().at()));
  }
}
