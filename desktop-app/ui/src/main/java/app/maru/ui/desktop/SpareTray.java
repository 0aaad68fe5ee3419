package app.maru.ui.desktop;

import app.maru.ui.attention.Tray;

/// A tray that may be left for a better one.
interface SpareTray extends Tray {
  /// Is not seen any more, until it is shown again.
  void hide();
}
