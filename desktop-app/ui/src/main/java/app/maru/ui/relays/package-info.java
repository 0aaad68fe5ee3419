/// Relays: which keep mail for me, which could, and what they see.
@NullMarked
package app.maru.ui.relays;

import org.jspecify.annotations.NullMarked;
