/// Why nobody is found on this network, and what to do about it.
@NullMarked
package app.maru.ui.network;

import org.jspecify.annotations.NullMarked;
