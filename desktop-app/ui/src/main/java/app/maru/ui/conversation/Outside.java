package app.maru.ui.conversation;

import app.maru.ui.control.Overlay;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What a conversation needs of the window around it.
///
/// @param cards where cards are shown
/// @param browse opens a link outside
/// @param follow opens a link of Maru's own
/// @param nanoTime a monotonic clock
public record Outside(
    Overlay cards, Consumer<String> browse, Consumer<String> follow, LongSupplier nanoTime) {}
