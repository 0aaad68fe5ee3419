/// Looks at the packages.
@NullMarked
package app.maru.installer;

import org.jspecify.annotations.NullMarked;
