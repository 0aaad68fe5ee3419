package app.maru.headless;

import app.maru.headless.rpc.Json;
import app.maru.headless.rpc.Params;
import app.maru.headless.rpc.RpcException;
import app.maru.messaging.client.Client;
import app.maru.messaging.client.NetworkReport;
import app.maru.p2p.lan.NicReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// Tests the network and says why nobody is found.
final class NetworkMethod {
  private final Client client;

  NetworkMethod(Client client) {
    this.client = client;
  }

  CompletableFuture<JsonNode> report(Params params) throws RpcException {
    params.only();
    return client.testNetwork().thenApply(NetworkMethod::shape);
  }

  private static JsonNode shape(NetworkReport report) {
    ObjectNode all = Json.object();
    all.set("causes", words(report.causes()));
    all.put("port", report.lan().port());
    all.set("interfaces", Shapes.list(report.lan().interfaces(), NetworkMethod::shape));
    all.put("heard", report.lan().heard());
    all.put("unreachable", report.lan().unreachable());
    all.put("linked", report.lan().linked());
    all.set("relays", words(report.relays()));
    return all;
  }

  private static ObjectNode shape(NicReport nic) {
    ObjectNode one = Json.object().put("name", nic.name()).put("use", word(nic.use()));
    ArrayNode addresses = one.putArray("addresses");
    nic.addresses().forEach(address -> addresses.add(address.getHostAddress()));
    one.set("announcements", shape(nic.announcements()));
    one.set("mdns", shape(nic.mdns()));
    return one;
  }

  private static ObjectNode shape(NicReport.Traffic traffic) {
    return Json.object()
        .put("open", traffic.open())
        .put("sent", traffic.sent())
        .put("echoes", traffic.echoes())
        .put("questions", traffic.questions())
        .put("answers", traffic.answers());
  }

  private static ArrayNode words(List<? extends Enum<?>> constants) {
    ArrayNode words = Json.object().arrayNode();
    constants.forEach(constant -> words.add(word(constant)));
    return words;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
