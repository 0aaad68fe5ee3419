-- How I keep a conversation otherwise than plainly. pinned: its place among those on top, 0 for
-- none; muted: until when, in milliseconds since 1970, 0 for not at all; marked: as if unread;
-- asked: the other asks me to delete it.
CREATE TABLE keepings (
  conversation BINARY(16) PRIMARY KEY,
  pinned INT NOT NULL,
  muted BIGINT NOT NULL,
  archived BOOLEAN NOT NULL,
  marked BOOLEAN NOT NULL,
  asked BOOLEAN NOT NULL
);

-- Conversations I deleted: the logical time that goes on if they begin anew, and the number of the
-- last message that still has to be removed, 0 once all are.
CREATE TABLE deleted (
  conversation BINARY(16) PRIMARY KEY,
  person BINARY(32) NOT NULL,
  lamport BIGINT NOT NULL,
  up_to BIGINT NOT NULL
);

-- How I regard people: what I call them, whether they stand out or are hidden; and until when what
-- somebody says whose request I declined is dropped, in milliseconds since 1970.
ALTER TABLE persons ADD (
  alias VARCHAR(256) DEFAULT '' NOT NULL,
  favourite BOOLEAN DEFAULT FALSE NOT NULL,
  hidden BOOLEAN DEFAULT FALSE NOT NULL,
  declined BIGINT DEFAULT 0 NOT NULL
);
