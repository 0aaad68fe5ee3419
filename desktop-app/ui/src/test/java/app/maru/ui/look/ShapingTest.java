package app.maru.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Texts of all scripts are cut into lines, whatever shows them.
final class ShapingTest {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 600;
  private static final int STEP = 20;

  @BeforeAll
  static void screen() throws Exception {
    FxToolkit.registerPrimaryStage();
    onScreen(() -> {
      Look.loadFonts();
      return true;
    });
  }

  private static Stream<String> texts() {
    return Stream.of(
        "The room is called קומה 3, see you there in a quarter of an hour, all of you",
        "שלום לכולם, זה משפט ארוך מאוד שצריך להישבר לכמה שורות כדי שנראה מה קורה כאן",
        "نعم، في القاعة الكبرى غدًا الساعة 10، ولا تنس العرض، سنكون جميعًا هناك",
        "אבגדהוזחטיכלמנסעפצקרשתאבגדהוזחטיכלמנסעפצקרשתאבגדהוזחטיכלמנסעפצקרשת",
        "שלום 123 456 עולם 789 abc דוגמה (סוגריים) - וכו'   ",
        "यह एक लंबा वाक्य है जो कई पंक्तियों में टूटना चाहिए ताकि हम देख सकें",
        "นี่คือประโยคยาวที่ควรตัดเป็นหลายบรรทัดเพื่อให้เราเห็นว่าเกิดอะไรขึ้น",
        "l'e\u0301te\u0301 a\u0300 la plage a e\u0301te\u0301 tre\u0300s long, il faut le couper",
        "자음과 모음이 따로 적힌 \u1112\u1161\u11ab\u1100\u1173\u11af 문장도 줄이 바뀌어야 합니다");
  }

  private static IntStream widths() {
    return IntStream.iterate(NARROWEST, width -> width <= WIDEST, width -> width + STEP);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void no_line_is_wider_than_its_room(String text) throws Exception {
    for (int width : widths().toArray()) {
      double widest =
          onScreen(() -> {
            Text letters = new Text(text);
            letters.setWrappingWidth(width);
            return letters.getLayoutInfo().getTextLines(false).stream()
                .mapToDouble(line -> line.bounds().getWidth())
                .max()
                .orElseThrow();
          });
      assertThat(widest).as("widest line in %d pixels", width).isPositive().isLessThan(width + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatever_cuts_lines_shows_them(String text) throws Exception {
    for (int width : widths().toArray()) {
      Label label = new Label(text);
      label.setWrapText(true);
      TextArea area = new TextArea(text);
      area.setWrapText(true);
      area.setPrefRowCount(3);
      double height = layOut(new VBox(label, area, new TextFlow(new Text(text))), width);
      assertThat(height).isPositive();
    }
  }

  private static double layOut(Parent parent, double width) throws Exception {
    return onScreen(() -> {
      Scene scene = new Scene(parent, width, WIDEST);
      Look.dress(scene, false);
      parent.applyCss();
      parent.layout();
      return parent.prefHeight(width);
    });
  }

  private static <T> T onScreen(Callable<T> task) throws Exception {
    return WaitForAsyncUtils.waitForAsyncFx(20_000, task);
  }
}
