-- What a message carries beside its text, and what became of it. reply: an id or none; edits: the
-- revision of the text; reacted: whether there is a row in reactions to look for; lifetime: seconds,
-- 0 for ever.
ALTER TABLE messages ADD (
  reply VARBINARY(16) DEFAULT X'' NOT NULL,
  forwarded BOOLEAN DEFAULT FALSE NOT NULL,
  edits INT DEFAULT 0 NOT NULL,
  edited_at BIGINT DEFAULT 0 NOT NULL,
  retracted BOOLEAN DEFAULT FALSE NOT NULL,
  reacted BOOLEAN DEFAULT FALSE NOT NULL,
  lifetime INT DEFAULT 0 NOT NULL
);

-- What messages said before.
CREATE TABLE versions (
  message BINARY(16) NOT NULL,
  revision INT NOT NULL,
  written_at BIGINT NOT NULL,
  text VARCHAR(16000) NOT NULL,
  PRIMARY KEY (message, revision)
);

-- What somebody feels about a message: emoji with spaces between. None: taken away, but the
-- revision counts.
CREATE TABLE reactions (
  message BINARY(16) NOT NULL,
  person BINARY(32) NOT NULL,
  mine BOOLEAN NOT NULL,
  revision INT NOT NULL,
  emoji VARCHAR(256) NOT NULL,
  PRIMARY KEY (message, person)
);

-- What was said of messages before they came: encoded contents, in order of arrival.
CREATE TABLE early (
  num BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person BINARY(32) NOT NULL,
  message BINARY(16) NOT NULL,
  content VARBINARY(65536) NOT NULL
);
CREATE INDEX early_by_message ON early (person, message, num);

-- Messages that are not to come again, in milliseconds since 1970 until when.
CREATE TABLE gone (
  message BINARY(16) PRIMARY KEY,
  until BIGINT NOT NULL
);
CREATE INDEX gone_by_time ON gone (until);

-- How far messages of mine have come with each device. State and path by the numbers of Codes.
CREATE TABLE steps (
  message BINARY(16) NOT NULL,
  device BINARY(16) NOT NULL,
  state TINYINT NOT NULL,
  path TINYINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (message, device, state)
);

-- How long messages live, in seconds, and who said so.
CREATE TABLE lifetimes (
  conversation BINARY(16) PRIMARY KEY,
  revision INT NOT NULL,
  person BINARY(32) NOT NULL,
  seconds INT NOT NULL
);

-- When messages go, in milliseconds since 1970.
CREATE TABLE fading (
  message BINARY(16) PRIMARY KEY,
  at BIGINT NOT NULL
);
CREATE INDEX fading_by_time ON fading (at);

-- What I will say later, in milliseconds since 1970 when.
CREATE TABLE scheduled (
  id BINARY(16) PRIMARY KEY,
  person BINARY(32) NOT NULL,
  text VARCHAR(16000) NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX scheduled_by_time ON scheduled (at);
