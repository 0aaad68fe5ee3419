/// Settings, and what this program is.
@NullMarked
package app.maru.ui.settings;

import org.jspecify.annotations.NullMarked;
