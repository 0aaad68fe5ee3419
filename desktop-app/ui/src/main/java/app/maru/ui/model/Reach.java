package app.maru.ui.model;

import java.util.List;

/// Where this device can be reached.
///
/// @param addresses each as `host:port`, fit for the screen
/// @param link an invitation to copy
public record Reach(List<String> addresses, String link) {}
