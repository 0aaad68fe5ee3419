/// What it means that a text is found: folding, terms, needles, and the index they make.
@NullMarked
package app.maru.messaging.find;

import org.jspecify.annotations.NullMarked;
