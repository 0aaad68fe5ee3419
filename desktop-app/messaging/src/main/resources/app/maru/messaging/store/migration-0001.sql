-- What I call myself, counters and other single values.
CREATE TABLE settings (
  name VARCHAR(64) PRIMARY KEY,
  text VARCHAR(256) NOT NULL
);

-- Everybody I know or who asked. States are those of Codes.
CREATE TABLE persons (
  person BINARY(32) PRIMARY KEY,
  name VARCHAR(256) NOT NULL,
  revision INT NOT NULL,
  state TINYINT NOT NULL,
  before_block TINYINT NOT NULL
);
CREATE INDEX persons_by_state ON persons (state);

-- Their devices, as they were first met.
CREATE TABLE devices (
  person BINARY(32) NOT NULL,
  device BINARY(16) NOT NULL,
  certificate VARBINARY(16384) NOT NULL,
  PRIMARY KEY (person, device)
);

-- Sealed sessions with one device.
CREATE TABLE books (
  person BINARY(32) NOT NULL,
  device BINARY(16) NOT NULL,
  book VARBINARY(16777216) NOT NULL,
  PRIMARY KEY (person, device)
);

-- One conversation a person. newest = messages.num, 0 for none; unread = rows in unread.
CREATE TABLE conversations (
  id BINARY(16) PRIMARY KEY,
  person BINARY(32) NOT NULL UNIQUE,
  lamport BIGINT NOT NULL,
  newest BIGINT NOT NULL,
  unread INT NOT NULL
);

-- Everything that was said. The place in a conversation is (lamport, sent_at, id).
CREATE TABLE messages (
  num BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  conversation BINARY(16) NOT NULL,
  id BINARY(16) NOT NULL UNIQUE,
  author BINARY(32) NOT NULL,
  mine BOOLEAN NOT NULL,
  text VARCHAR(16000) NOT NULL,
  lamport BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  arrived_at BIGINT NOT NULL,
  state TINYINT NOT NULL,
  path TINYINT NOT NULL,
  late BOOLEAN NOT NULL
);
CREATE INDEX messages_by_place ON messages (conversation, lamport, sent_at, id);

-- The places of what I have not seen, so that counting and finding the first need no scan.
CREATE TABLE unread (
  conversation BINARY(16) NOT NULL,
  lamport BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  id BINARY(16) NOT NULL,
  PRIMARY KEY (conversation, lamport, sent_at, id)
);

-- What a person has begun to write.
CREATE TABLE drafts (
  conversation BINARY(16) PRIMARY KEY,
  text VARCHAR(16000) NOT NULL
);

-- What the other end has not accepted yet. An empty device: none of the person's is known yet;
-- an empty body: not sealed yet.
CREATE TABLE outbox (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person BINARY(32) NOT NULL,
  device VARBINARY(16) NOT NULL,
  content VARBINARY(65536) NOT NULL,
  message VARBINARY(16) NOT NULL,
  envelope VARBINARY(16) NOT NULL,
  body VARBINARY(65536) NOT NULL
);
CREATE INDEX outbox_by_device ON outbox (person, device, seq);
CREATE INDEX outbox_by_envelope ON outbox (envelope, person, device);

-- Receipts I owe: kind 0 delivered, 1 read.
CREATE TABLE receipts (
  person BINARY(32) NOT NULL,
  message BINARY(16) NOT NULL,
  kind TINYINT NOT NULL,
  PRIMARY KEY (person, kind, message)
);

-- Envelopes accepted before, in milliseconds since 1970 until when they are remembered.
CREATE TABLE seen (
  envelope BINARY(16) PRIMARY KEY,
  until BIGINT NOT NULL
);
CREATE INDEX seen_by_time ON seen (until);

-- My prekeys, sealed. retired = 0 while in use.
CREATE TABLE signed_prekeys (
  id INT PRIMARY KEY,
  sealed VARBINARY(8192) NOT NULL,
  created BIGINT NOT NULL,
  retired BIGINT NOT NULL
);
CREATE TABLE one_time_prekeys (
  id INT PRIMARY KEY,
  sealed VARBINARY(8192) NOT NULL,
  until BIGINT NOT NULL
);
CREATE INDEX one_time_prekeys_by_time ON one_time_prekeys (until);

-- Introductions accepted before, as long as the signed prekey they name lives.
CREATE TABLE introductions (
  replay VARBINARY(64) PRIMARY KEY,
  signed_prekey INT NOT NULL
);
CREATE INDEX introductions_by_prekey ON introductions (signed_prekey);
