package app.maru.messaging.engine;

import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;

/// Who opens a messenger, and the keys of what it keeps.
///
/// @param identity me
/// @param sessionKey seals sessions at rest: the vault's "maru1/sessions"
/// @param prekeyKey seals prekeys at rest: the vault's "maru1/prekeys"
/// @param name what I call myself as long as the database knows no name of mine
public record Account(
    Identity identity, SecretBytes sessionKey, SecretBytes prekeyKey, String name) {}
