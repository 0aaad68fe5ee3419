package app.maru.ui.text;

import app.maru.p2p.lan.LanCause;

/// Says why nobody is found, and what to do about it.
///
/// @param texts the words
public record Causes(Texts texts) {

  /// What it is, in one sentence.
  public String what(LanCause cause) {
    return switch (cause) {
      case FOUND -> texts.get("cause.found");
      case OFF -> texts.get("cause.off");
      case NO_INTERFACE -> texts.get("cause.no-interface");
      case ONLY_TUNNEL -> texts.get("cause.only-tunnel");
      case CANT_LISTEN -> texts.get("cause.cant-listen");
      case PORT_TAKEN -> texts.get("cause.port-taken");
      case CANT_SEND -> texts.get("cause.cant-send");
      case NOT_HEARD_BACK -> texts.get("cause.not-heard-back");
      case UNREACHABLE -> texts.get("cause.unreachable");
      case SILENCE -> texts.get("cause.silence");
      case ALONE -> texts.get("cause.alone");
      case TUNNEL -> texts.get("cause.tunnel");
    };
  }

  /// What to do about it.
  public String advice(LanCause cause) {
    return switch (cause) {
      case FOUND -> texts.get("cause.found.do");
      case OFF -> texts.get("cause.off.do");
      case NO_INTERFACE -> texts.get("cause.no-interface.do");
      case ONLY_TUNNEL -> texts.get("cause.only-tunnel.do");
      case CANT_LISTEN -> texts.get("cause.cant-listen.do");
      case PORT_TAKEN -> texts.get("cause.port-taken.do");
      case CANT_SEND -> texts.get("cause.cant-send.do");
      case NOT_HEARD_BACK -> texts.get("cause.not-heard-back.do");
      case UNREACHABLE -> texts.get("cause.unreachable.do");
      case SILENCE -> texts.get("cause.silence.do");
      case ALONE -> texts.get("cause.alone.do");
      case TUNNEL -> texts.get("cause.tunnel.do");
    };
  }
}
