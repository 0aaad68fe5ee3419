/// JSON-RPC 2.0 over lines of text: reading, checking, answering. Knows nothing of messengers.
@NullMarked
package app.maru.headless.rpc;

import org.jspecify.annotations.NullMarked;
