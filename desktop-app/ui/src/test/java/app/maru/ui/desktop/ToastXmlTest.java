package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.attention.Notification;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class ToastXmlTest {
  private static final String LINK = "maru://chat/0/1/2";

  private static Notification saying(String title, String body) {
    return new Notification(Optional.empty(), title, body, "Open");
  }

  /// As a parser that is not ours reads it.
  static Document parsed(String document) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(Document document, int line) {
    return document.getElementsByTagName("text").item(line).getTextContent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "",
        "안녕 👩‍🚀 e\u0301",
        "</text></binding></visual><actions><action content='x' arguments='calc'/></actions>",
        "]]><!-- & &amp; &#x41; &lt; \" ' `",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
        "$(calc) `calc` ';calc;' \"; calc # %PATH% ${env:PATH} \u2018 \u2019 \u201c",
        "tab\tline\nreturn\rboth\r\n",
        "\u0085\u2028\u00a0\uFFFD\uE000\uD7FF\uFFFD\uD83D\uDE00",
      })
  void whatever_is_written_is_exactly_what_is_shown(String words) throws Exception {
    Document document = parsed(ToastXml.of(saying(words, "b" + words), Optional.of(LINK)));
    assertThat(text(document, 0)).isEqualTo(words);
    assertThat(text(document, 1)).isEqualTo("b" + words);
    assertThat(document.getElementsByTagName("*").getLength())
        .as("toast, visual, binding, two texts, audio")
        .isEqualTo(6);
    assertThat(document.getDocumentElement().getAttribute("launch")).isEqualTo(LINK);
    assertThat(document.getDocumentElement().getAttribute("activationType")).isEqualTo("protocol");
  }

  @Test
  void what_xml_does_not_have_is_replaced() throws Exception {
    Document document =
        parsed(
            ToastXml.of(
                saying("a\u0000b\u001b\uFFFE\uFFFFc", "\uD83D x \uDE00"), Optional.of(LINK)));
    assertThat(text(document, 0)).isEqualTo("a\uFFFDb\uFFFD\uFFFD\uFFFDc");
    assertThat(text(document, 1)).isEqualTo("\uFFFD x \uFFFD");
  }

  @Test
  void without_a_program_to_start_a_click_leads_nowhere() throws Exception {
    Element toast = parsed(ToastXml.of(saying("a", "b"), Optional.empty())).getDocumentElement();
    assertThat(toast.getAttributes().getLength()).isZero();
  }

  @Test
  void it_is_never_longer_than_windows_takes() throws Exception {
    for (String letter : new String[] {"\"", "👩", "가"}) {
      String document =
          ToastXml.of(saying(letter.repeat(5000), letter.repeat(5000)), Optional.of(LINK));
      assertThat(document.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5 * 1024);
      assertThat(text(parsed(document), 1)).isEqualTo(letter.repeat(ToastXml.LONGEST_LINE));
    }
  }
}
