package app.maru.crypto.prekey;

import java.util.Optional;

/// My prekeys that one introduction names.
public record Prekeys(SignedPrekey signed, Optional<OneTimePrekey> oneTime) {}
