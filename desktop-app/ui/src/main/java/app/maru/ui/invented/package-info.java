/// Invented people: the engine's twin without network and disk, which `--demo` shows and tests of
/// screens talk to.
@NullMarked
package app.maru.ui.invented;

import org.jspecify.annotations.NullMarked;
