package app.maru.ui.invented;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import java.time.Instant;

/// Invented people and what they say, for pictures of the screens.
public final class Village {
  public static final Instant NOW = Instant.parse("2026-11-21T05:47:00Z");
  public static final PersonId MINA = InventedEngine.person(2);
  public static final PersonId JUN = InventedEngine.person(3);
  public static final PersonId HANEUL = InventedEngine.person(4);
  public static final PersonId OLIVIA = InventedEngine.person(5);
  public static final PersonId LAB = InventedEngine.person(6);
  public static final PersonId PARK = InventedEngine.person(7);
  public static final PersonId STRANGER = InventedEngine.person(8);
  public static final PersonId LONG = InventedEngine.person(9);
  public static final PersonId SORA = InventedEngine.person(10);
  public static final PersonId DAVID = InventedEngine.person(11);

  private Village() {}

  public static void people(InventedEngine engine, boolean korean) {
    knows(engine, LAB, korean ? "3층 연구실" : "Lab, third floor");
    knows(engine, PARK, "박서준");
    knows(engine, OLIVIA, "Olivia Bennett");
    knows(engine, HANEUL, "이하늘");
    knows(engine, JUN, korean ? "최준" : "Jun Choi");
    knows(engine, MINA, korean ? "김민아" : "Mina Kim");
    engine.ago(60 * 24 * 9);
    engine.said(LAB, korean ? "현미경 예약했습니다." : "The microscope is booked.", DeliveryState.DELIVERED);
    engine.ago(60 * 24 * 3);
    engine.says(PARK, korean ? "내일 점심 어때요?" : "Lunch tomorrow? The place by the river.");
    engine.ago(60 * 24 * 3 - 5);
    engine.said(PARK, korean ? "좋아요!" : "Yes, with pleasure", DeliveryState.READ);
    engine.seenAll(PARK);
    engine.ago(60 * 20);
    engine.says(OLIVIA, korean ? "사진은 저녁에 보낼게요" : "I will send the pictures tonight");
    engine.seenAll(OLIVIA);
    engine.ago(134);
    engine.said(
        HANEUL, korean ? "출력물은 문 앞에 두었어요" : "The printouts are at your door", DeliveryState.QUEUED);
    engine.ago(22);
    engine.says(JUN, korean ? "오늘 회의 자료 올렸어요" : "The slides for today are ready");
    engine.says(JUN, korean ? "한번 봐 주실래요?" : "Could you have a look before three?");
    talk(engine, korean);
    engine.appears(MINA, korean ? "김민아" : "Mina Kim");
    engine.appears(JUN, korean ? "최준" : "Jun Choi");
    engine.appears(PARK, "박서준");
    engine.appears(SORA, korean ? "정소라" : "Sora Jeong");
    engine.appears(DAVID, "David Okafor");
  }

  public static void knows(InventedEngine engine, PersonId person, String name) {
    engine.contact(person, name, ContactState.ACCEPTED);
  }

  private static void talk(InventedEngine engine, boolean korean) {
    engine.ago(60 * 24 + 80);
    engine.says(MINA, korean ? "혹시 지금 와이파이 되나요?" : "Is the Wi-Fi working on your side?");
    engine.ago(60 * 24 + 79);
    engine.said(
        MINA,
        korean ? "아니요, 인터넷은 끊겼어요. 그런데 마루는 되네요." : "No, the internet is down. Maru works though.",
        DeliveryState.READ);
    engine.ago(60 * 24 + 78);
    engine.says(MINA, korean ? "신기하다" : "That is rather wonderful");
    engine.ago(48);
    engine.says(MINA, korean ? "안녕하세요!" : "Good morning!");
    engine.says(
        MINA,
        korean
            ? "어제 말한 설계안 다시 정리했어요. 창문을 남쪽으로 옮기고 마루를 한 칸 넓히면, 오후에도 빛이 깊이 들어와요. 비용은 거의 같고요."
            : "I went over the plans again. If we move the window to the south side and make the"
                + " wooden floor one bay wider, the light reaches the back wall even in the"
                + " afternoon. It costs almost the same.");
    engine.ago(44);
    engine.said(MINA, korean ? "오, 좋은데요?" : "Oh, I like that", DeliveryState.READ);
    engine.said(
        MINA,
        korean ? "그럼 기둥 위치는 그대로 두나요?" : "Would the pillars stay where they are?",
        DeliveryState.READ);
    engine.ago(31);
    engine.says(MINA, korean ? "네, 기둥은 그대로예요." : "Yes, the pillars stay.");
    engine.ago(30);
    engine.says(
        MINA,
        korean
            ? "도면은 여기 있어요:\nhttps://plans.example/maru/2026/south-window"
            : "The drawing is here:\nhttps://plans.example/maru/2026/south-window");
    engine.seenAll(MINA);
    engine.ago(6);
    engine.said(
        MINA,
        korean ? "고마워요. 점심 먹고 같이 볼까요?" : "Thank you. Shall we look at it together after lunch?",
        DeliveryState.DELIVERED);
    engine.ago(5);
    engine.said(MINA, korean ? "두 시쯤 갈게요" : "I will come by around two", DeliveryState.SENT);
  }

  public static void request(InventedEngine engine, boolean korean) {
    engine.ago(3);
    engine.contact(STRANGER, korean ? "한지우" : "Daniel Foster", ContactState.REQUESTING);
    engine.says(
        STRANGER,
        korean
            ? "안녕하세요, 옆 건물 2층의 한지우입니다. 엘리베이터 점검 일정을 여쭤보려고요."
            : "Hello, I am Daniel from the second floor. May I ask when the lift is inspected?");
    engine.appears(STRANGER, korean ? "한지우" : "Daniel Foster");
  }

  public static void hostile(InventedEngine engine) {
    knows(engine, LONG, "Maximiliana Theodora von Hohenstein-Zurlauben zu Falkenberg");
    engine.ago(12);
    engine.says(LONG, "a".repeat(180));
    engine.says(
        LONG, "\u202Egnp.exe\u202C \u2066hidden\u2069 zero\u200Bwidth\u200B\u200B and\u0007 bell");
    engine.says(
        LONG, "Z\u0336\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309a\u0301l\u0301go");
    engine.says(LONG, "👋🏽 👨‍👩‍👧‍👦 🇰🇷 ☀️ and e\u0301");
    engine.says(LONG, "שלום עולם and then English, العربية 123");
    engine.ago(11);
    engine.said(LONG, "line 1\n\n\n\nline 5", DeliveryState.FAILED);
    Message message = engine.says(LONG, "A long letter that goes on and on. ".repeat(120));
    engine.late(message);
    engine.said(LONG, "ok", DeliveryState.QUEUED);
  }
}
