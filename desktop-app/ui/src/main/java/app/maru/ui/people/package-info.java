/// People one by one: the card of a person, and those who are hidden or blocked.
@NullMarked
package app.maru.ui.people;

import org.jspecify.annotations.NullMarked;
