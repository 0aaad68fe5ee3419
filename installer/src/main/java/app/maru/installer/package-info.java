/// Turns the distributions that the build has made into what a person installs: an image with a
/// Java of its own, and packages of this system around it.
@NullMarked
package app.maru.installer;

import org.jspecify.annotations.NullMarked;
