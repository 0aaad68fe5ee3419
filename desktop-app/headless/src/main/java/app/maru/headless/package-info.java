/// The messenger as lines of JSON.
@NullMarked
package app.maru.headless;

import org.jspecify.annotations.NullMarked;
