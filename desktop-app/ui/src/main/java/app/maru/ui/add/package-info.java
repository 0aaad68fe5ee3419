/// Adding a person by address or link.
@NullMarked
package app.maru.ui.add;

import org.jspecify.annotations.NullMarked;
