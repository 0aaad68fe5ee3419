/// What comes before the main window: a first profile, a passphrase, a profile that can't be
/// opened.
@NullMarked
package app.maru.ui.start;

import org.jspecify.annotations.NullMarked;
