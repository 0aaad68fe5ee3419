/// The desktop of Linux as it speaks over D-Bus. Only this package knows the library that does.
@NullMarked
package app.maru.ui.bus;

import org.jspecify.annotations.NullMarked;
