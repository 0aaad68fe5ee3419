/// What a node keeps in a folder of its own: files for its owner's eyes only, and a lock.
@NullMarked
package app.maru.p2p.files;

import org.jspecify.annotations.NullMarked;
