/// The desktop client.
@NullMarked
package app.maru.ui;

import org.jspecify.annotations.NullMarked;
