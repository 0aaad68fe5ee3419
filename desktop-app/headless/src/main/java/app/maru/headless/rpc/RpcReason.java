package app.maru.headless.rpc;

/// Why a request was not done: the name goes into `error.data.reason`, the number into
/// `error.code`.
///
/// Negative numbers are those of JSON-RPC 2.0, positive ones are Maru's. Names and numbers are an
/// interface: they are never given another meaning.
public enum RpcReason {
  /// The line is not JSON, or not UTF-8.
  PARSE_ERROR(-32_700, "this line is not JSON in UTF-8"),
  /// The JSON is not a request.
  INVALID_REQUEST(-32_600, "this is not a JSON-RPC 2.0 request"),
  /// There is no such method.
  METHOD_NOT_FOUND(-32_601, "there is no such method"),
  /// A parameter is missing, unknown, or not what it should be.
  INVALID_PARAMS(-32_602, "a parameter is wrong"),
  /// A mistake of this program; standard error says more.
  INTERNAL_ERROR(-32_603, "something went wrong inside; standard error says more"),
  /// The line is longer than [LineReader#MAX_LINE_BYTES].
  LINE_TOO_LONG(-32_001, "this line is too long and was not read"),
  /// It was done, but too much of what was answered before waits to be read.
  TOO_MUCH_UNREAD(
      -32_002, "this was done, but its answer is too long while others wait to be read"),

  /// The text has nothing in it.
  EMPTY_TEXT(1, "the text is empty"),
  /// The text is longer than a message can be.
  TOO_LONG(2, "the text is too long for one message"),
  /// Nobody of this id was ever met.
  UNKNOWN_PERSON(3, "this person was never met: add them by address or link"),
  /// There is no such conversation.
  UNKNOWN_CONVERSATION(4, "there is no such conversation"),
  /// There is no such message.
  UNKNOWN_MESSAGE(5, "there is no such message"),
  /// I blocked this person.
  BLOCKED(6, "this person is blocked"),
  /// That is this profile itself.
  SELF(7, "that is this profile itself"),
  /// Too many messages wait to be sent already.
  TOO_MANY(8, "too many messages are waiting already"),
  /// The disk is full; nothing was changed.
  DISK_FULL(9, "the disk is full; nothing was changed"),
  /// The database refuses to write; nothing was changed.
  STORE_BROKEN(10, "the database can't be written; nothing was changed"),
  /// The client is about to end.
  CLOSED(11, "the client is closing"),
  /// Nobody answered at the address.
  UNREACHABLE(12, "nobody answers at this address"),
  /// Whoever answered is not Maru or could not prove who they are.
  NOT_MARU(13, "what answers at this address is not Maru, or can't prove who it is"),
  /// Somebody else than the link names answered at its addresses.
  WRONG_PERSON(14, "somebody else answers at the addresses of this link"),
  /// Whoever answered speaks another version of the protocol only.
  OTHER_VERSION(15, "whoever answers there uses a version of Maru that can't talk to this one"),
  /// Not so, or not this one.
  NOT_ALLOWED(16, "not so, or not with this message");

  private final int code;
  private final String sentence;

  RpcReason(int code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /// The number a program looks at.
  public int code() {
    return code;
  }

  /// The words a human reads.
  public String sentence() {
    return sentence;
  }
}
