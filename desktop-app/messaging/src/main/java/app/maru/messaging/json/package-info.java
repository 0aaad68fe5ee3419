/// Files in JSON that people or other programs write for Maru: policies and release notices. Read
/// strictly, to plain values; nothing between devices is JSON.
@NullMarked
package app.maru.messaging.json;

import org.jspecify.annotations.NullMarked;
