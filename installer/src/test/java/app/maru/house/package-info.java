/// Looks at the whole house: which room may know what, and whether it is tidy.
@NullMarked
package app.maru.house;

import org.jspecify.annotations.NullMarked;
